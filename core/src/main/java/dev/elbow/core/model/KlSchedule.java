package dev.elbow.core.model;

/** The factor, from 0 to 1, by which β is multiplied over the course of training. */
public sealed interface KlSchedule {

  /**
   * The factor at one moment of training.
   *
   * @param epochsDone training progress in epochs, fractional within an epoch, from 0
   * @param totalEpochs the planned length of training, in epochs
   * @return the factor on β, in [0, 1]
   */
  double factorAt(double epochsDone, int totalEpochs);

  /** β from the first step. */
  record Constant() implements KlSchedule {
    @Override
    public double factorAt(double epochsDone, int totalEpochs) {
      return 1;
    }
  }

  /** Rises linearly from 0 to 1 over the first epochs. */
  record Linear(double warmupEpochs) implements KlSchedule {
    public Linear {
      if (!(warmupEpochs > 0) || Double.isInfinite(warmupEpochs)) {
        throw new IllegalArgumentException(
            "warmup_epochs must be a positive number, not " + warmupEpochs);
      }
    }

    @Override
    public double factorAt(double epochsDone, int totalEpochs) {
      return Math.min(1, epochsDone / warmupEpochs);
    }
  }

  /**
   * Cyclical annealing (Fu et al. 2019): training is cut into equal cycles; in each the factor
   * rises linearly from 0 to 1 during the given share of the cycle and stays there.
   */
  record Cyclical(int cycles, double ratio) implements KlSchedule {
    public Cyclical {
      if (cycles < 1) {
        throw new IllegalArgumentException("cycles must be at least 1, not " + cycles);
      }
      if (!(ratio > 0 && ratio <= 1)) {
        throw new IllegalArgumentException("ratio must be in (0, 1], not " + ratio);
      }
    }

    @Override
    public double factorAt(double epochsDone, int totalEpochs) {
      double inCycles = epochsDone * cycles / totalEpochs;
      return Math.min(1, (inCycles - Math.floor(inCycles)) / ratio);
    }
  }

  /** When β has reached its full value for good: before that, epochs are not comparable. */
  default double warmupEpochs(int totalEpochs) {
    if (this instanceof Linear linear) {
      return linear.warmupEpochs();
    }
    if (this instanceof Cyclical cyclical) {
      return (double) totalEpochs * (cyclical.cycles() - 1 + cyclical.ratio()) / cyclical.cycles();
    }
    return 0;
  }
}
