package dev.elbow.core.model;

/** How the learning rate changes from epoch to epoch. The rate is constant within an epoch. */
public sealed interface LearningRateSchedule {

  /** The same rate throughout. */
  record Constant() implements LearningRateSchedule {}

  /** Multiplied by {@code factor} every {@code everyEpochs} epochs. */
  record Step(double factor, int everyEpochs) implements LearningRateSchedule {
    public Step {
      checkFactor(factor);
      if (everyEpochs < 1) {
        throw new IllegalArgumentException("every_epochs must be at least 1, not " + everyEpochs);
      }
    }
  }

  /** Half a cosine from the given rate to {@code finalFraction} of it at the last epoch. */
  record Cosine(double finalFraction) implements LearningRateSchedule {
    public Cosine {
      if (!(finalFraction >= 0 && finalFraction <= 1)) {
        throw new IllegalArgumentException(
            "final_fraction must be in [0, 1], not " + finalFraction);
      }
    }
  }

  /**
   * Multiplied by {@code factor} whenever the β = 1 validation ELBO has not improved for {@code
   * patience} epochs.
   */
  record Plateau(double factor, int patience) implements LearningRateSchedule {
    public Plateau {
      checkFactor(factor);
      if (patience < 1) {
        throw new IllegalArgumentException("patience must be at least 1, not " + patience);
      }
    }
  }

  private static void checkFactor(double factor) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException("factor must be in (0, 1), not " + factor);
    }
  }
}
