package dev.elbow.runner.trial;

import java.util.Locale;

/**
 * One attempt at a trial.
 *
 * @param number among the trial's attempts, from 1
 */
public record AttemptId(TrialId trial, int number) {
  public AttemptId {
    if (number < 1) {
      throw new IllegalArgumentException("attempts count from 1, not from " + number);
    }
  }

  /** {@code trial 0007 (attempt 2)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "trial %s (attempt %d)", trial, number);
  }
}
