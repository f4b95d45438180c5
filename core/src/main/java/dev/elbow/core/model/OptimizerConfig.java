package dev.elbow.core.model;

import java.util.OptionalDouble;

/**
 * How gradients become updates.
 *
 * @param learningRate at the start, positive
 * @param clipNorm gradients whose joint L2 norm is larger are scaled down to it; absent: never
 */
public record OptimizerConfig(
    Algorithm algorithm,
    double learningRate,
    LearningRateSchedule schedule,
    OptionalDouble clipNorm) {

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
  }
}
