package dev.elbow.core.model;

import java.util.OptionalInt;

/**
 * How one model is trained.
 *
 * @param epochs passes over the training split, at most
 * @param batchSize examples per step; a last, smaller batch of an epoch is left out
 * @param earlyStoppingPatience stop once the β = 1 validation ELBO has not improved for this many
 *     epochs after warm-up; absent: never. The best weights are restored in either case.
 * @param examples train on the first so many examples of the training split; absent: on all
 * @param precision of the matrix products
 */
public record TrainingConfig(
    int epochs,
    int batchSize,
    OptimizerConfig optimizer,
    Objective objective,
    Regularization regularization,
    OptionalInt earlyStoppingPatience,
    OptionalInt examples,
    Precision precision) {
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
    if (examples.isPresent() && examples.getAsInt() < batchSize) {
      throw new IllegalArgumentException(
          "examples is %d, less than one batch of batch_size %d"
              .formatted(examples.getAsInt(), batchSize));
    }
  }

  /** Trains on the whole training split, in 32-bit floats. */
  public TrainingConfig(
      int epochs,
      int batchSize,
      OptimizerConfig optimizer,
      Objective objective,
      Regularization regularization,
      OptionalInt earlyStoppingPatience) {
    this(
        epochs,
        batchSize,
        optimizer,
        objective,
        regularization,
        earlyStoppingPatience,
        OptionalInt.empty(),
        Precision.FP32);
  }
}
