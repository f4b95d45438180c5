package dev.elbow.runner.spec;

/**
 * How trainings that promise little are ended, judged by the β = 1 validation ELBO after an epoch
 * and never within the KL warm-up.
 */
public sealed interface EarlyTermination {

  /** No training is ended before it has had so many epochs. */
  int minEpochs();

  /**
   * The last epoch after which a training of so many epochs may be ended early; 0 if there is none.
   */
  int lastJudgedEpoch(int epochs);

  /**
   * Asynchronous successive halving (Li et al., "A system for massively parallel hyperparameter
   * tuning", 2020) in its stopping form: at {@code minEpochs · eta^k} epochs a trial goes on if it
   * is among the best 1 / eta of those that got there, by where their curves are heading; among the
   * best 2 / (eta + 1) where there is one value to go by.
   */
  record Asha(int minEpochs, int eta) implements EarlyTermination {
    public Asha {
      check(minEpochs, eta);
    }

    @Override
    public int lastJudgedEpoch(int epochs) {
      return lastRung(minEpochs, eta, epochs);
    }
  }

  /**
   * Hyperband (Li et al. 2018): several brackets of successive halving side by side, the first of
   * which begins to stop at {@code minEpochs}, each of the others eta times later.
   */
  record Hyperband(int minEpochs, int eta) implements EarlyTermination {
    public Hyperband {
      check(minEpochs, eta);
    }

    @Override
    public int lastJudgedEpoch(int epochs) {
      return lastRung(minEpochs, eta, epochs);
    }
  }

  /**
   * The median rule (Golovin et al., "Google Vizier", 2017): a trial is ended if its best value so
   * far is below the median of what the others had on average by then.
   *
   * @param minTrials how many others there must be
   */
  record Median(int minEpochs, int minTrials) implements EarlyTermination {
    public Median {
      if (minEpochs < 1 || minTrials < 1) {
        throw new IllegalArgumentException("min_epochs and min_trials must be at least 1");
      }
    }

    @Override
    public int lastJudgedEpoch(int epochs) {
      return minEpochs < epochs ? epochs - 1 : 0;
    }
  }

  private static int lastRung(int minEpochs, int eta, int epochs) {
    int last = 0;
    for (long rung = minEpochs; rung < epochs; rung *= eta) {
      last = (int) rung;
    }
    return last;
  }

  private static void check(int minEpochs, int eta) {
    if (minEpochs < 1 || eta < 2) {
      throw new IllegalArgumentException("min_epochs must be at least 1 and eta at least 2");
    }
  }
}
