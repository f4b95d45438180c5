package dev.elbow.core.model;

import java.util.OptionalDouble;

/**
 * How gradients become updates.
 *
 * @param learningRate at the start, positive
 * @param clipNorm gradients whose joint L2 norm is larger are scaled down to it; absent: never
 * @param skipThreshold updates whose gradient has a larger joint L2 norm, before clipping, are not
 *     made (Child 2021, "Very deep VAEs"); absent: every update is made
 */
public record OptimizerConfig(
    Algorithm algorithm,
    double learningRate,
    LearningRateSchedule schedule,
    OptionalDouble clipNorm,
    OptionalDouble skipThreshold) {

  /** Update rules, with their authors' default constants. */
  public enum Algorithm {
    ADAM,
    ADAMAX,
    AMSGRAD,
    NADAM,
    ADABELIEF,
    RMSPROP,
    ADAGRAD,
    NESTEROV,
    SGD
  }

  public OptimizerConfig {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning_rate must be a positive number, not " + learningRate);
    }
    if (clipNorm.isPresent() && !(clipNorm.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "gradient_clip must be a positive number, not " + clipNorm.getAsDouble());
    }
    if (skipThreshold.isPresent() && !(skipThreshold.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "skip_threshold must be a positive number, not " + skipThreshold.getAsDouble());
    }
  }

  /** Makes every update. */
  public OptimizerConfig(
      Algorithm algorithm,
      double learningRate,
      LearningRateSchedule schedule,
      OptionalDouble clipNorm) {
    this(algorithm, learningRate, schedule, clipNorm, OptionalDouble.empty());
  }
}
