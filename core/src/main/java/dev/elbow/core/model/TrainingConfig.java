package dev.elbow.core.model;

import java.util.OptionalInt;

/**
 * How one model is trained.
 *
 * @param epochs passes over the training split, at most
 * @param batchSize examples per step; a last, smaller batch of an epoch is left out
 * @param earlyStoppingPatience stop once the β = 1 validation ELBO has not improved for this many
 *     epochs after warm-up; absent: never. The best weights are restored in either case.
 */
public record TrainingConfig(
    int epochs,
    int batchSize,
    OptimizerConfig optimizer,
    Objective objective,
    Regularization regularization,
    OptionalInt earlyStoppingPatience) {
  public TrainingConfig {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, not " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch_size must be at least 1, not " + batchSize);
    }
    if (earlyStoppingPatience.isPresent() && earlyStoppingPatience.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "early_stopping.patience must be at least 1, not " + earlyStoppingPatience.getAsInt());
    }
  }
}
