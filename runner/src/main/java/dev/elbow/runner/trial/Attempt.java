package dev.elbow.runner.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try at a trial, as it is stored.
 *
 * @param device the slot it runs or ran on
 * @param engine that trains; absent until the worker has started
 * @param end absent while it goes on
 */
public record Attempt(
    AttemptId id,
    String device,
    Optional<TrialEngine> engine,
    Instant started,
    Lease lease,
    Optional<End> end) {

  /**
   * Whose the attempt is. A process works on it only as long as it is heard of.
   *
   * @param worker absent until the process is known
   * @param heard when the worker last gave a sign of life
   */
  public record Lease(Optional<WorkerId> worker, Optional<Instant> heard) {}

  /**
   * How it ended.
   *
   * @param cause of what went wrong with it; empty if it has a result or was cut off
   * @param counts whether a failure counts against the sweep's {@code retry.max}; one after which
   *     the user wanted the trial tried again does not
   */
  public record End(
      Instant at,
      TrialState state,
      Optional<TrialOutcome.Failed.Cause> cause,
      Optional<String> reason,
      boolean counts) {}

  /** Whether it went wrong in a way that is to be counted. */
  public boolean isCountedFailure() {
    return end.filter(how -> how.cause().isPresent() && how.counts()).isPresent();
  }

  /** How long it took, or has taken at {@code now}; never negative. */
  public Duration elapsed(Instant now) {
    Duration taken = Duration.between(started, end.map(End::at).orElse(now));
    return taken.isNegative() ? Duration.ZERO : taken;
  }
}
