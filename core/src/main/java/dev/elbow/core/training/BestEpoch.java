package dev.elbow.core.training;

import java.util.OptionalInt;

/**
 * Which epoch had the highest β = 1 validation ELBO, and whether it is time to give up on a better
 * one. Once the KL warm-up is over, the epochs within it no longer count: with a small β the ELBO
 * is that of another objective. A training that ends within its warm-up falls back on them.
 */
final class BestEpoch {
  private final double warmupEpochs;
  private final OptionalInt patience;
  private int bestEpoch;
  private double bestElboNats = Double.NEGATIVE_INFINITY;
  private boolean warmedUp;
  private int lastEpoch;

  BestEpoch(double warmupEpochs, OptionalInt patience) {
    this.warmupEpochs = warmupEpochs;
    this.patience = patience;
  }

  /**
   * @param epoch from 1
   * @return whether it is the best so far, so that its weights must be kept
   */
  boolean observe(int epoch, double validElboNats) {
    lastEpoch = epoch;
    boolean firstAfterWarmup = !warmedUp && isAfterWarmup(epoch);
    if (firstAfterWarmup || validElboNats > bestElboNats) {
      warmedUp = isAfterWarmup(epoch);
      bestEpoch = epoch;
      bestElboNats = validElboNats;
      return true;
    }
    return false;
  }

  /** Whether β was at its full value in at least a part of the epoch. */
  boolean isAfterWarmup(int epoch) {
    return epoch > warmupEpochs;
  }

  boolean isPatienceExhausted() {
    return warmedUp && patience.isPresent() && lastEpoch - bestEpoch >= patience.getAsInt();
  }

  /** From 1; 0 before the first epoch. */
  int epoch() {
    return bestEpoch;
  }
}
