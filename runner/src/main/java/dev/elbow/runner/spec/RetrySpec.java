package dev.elbow.runner.spec;

import java.util.Set;

/**
 * Which failures are no result. A divergence is none of them: the search learns from it.
 *
 * @param max how many further attempts a trial gets after its first one, 0 for none. Attempts cut
 *     off by the end of a launch do not count: a resume always goes on with them
 * @param on after what it gets one
 */
public record RetrySpec(int max, Set<Failure> on) {
  /** What a sweep file that says nothing of it gets. */
  public static final RetrySpec DEFAULT = new RetrySpec(2, Set.of(Failure.CRASH, Failure.LOST));

  /** What can go wrong with an attempt that is not the trial's fault. */
  public enum Failure {
    /** The worker died by itself or broke. */
    CRASH,
    /** The worker was killed from outside, or was heard of no more. */
    LOST,
    OUT_OF_MEMORY,
    /** It ran longer than {@code budget.trial_timeout}. */
    TIMEOUT
  }

  public RetrySpec {
    on = Set.copyOf(on);
    if (max < 0) {
      throw new IllegalArgumentException("a trial cannot be retried " + max + " times");
    }
  }
}
