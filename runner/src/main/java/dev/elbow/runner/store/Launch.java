package dev.elbow.runner.store;

import dev.elbow.runner.trial.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process's work on a run: the start, or a resume.
 *
 * @param number from 1
 * @param lastSeen when it last wrote to the store
 * @param end absent while it goes on, or if it was killed
 */
public record Launch(int number, Instant started, Instant lastSeen, Optional<EndReason> end) {

  /** What it used of the wall clock; never negative. */
  public Duration duration() {
    Duration used = Duration.between(started, lastSeen);
    return used.isNegative() ? Duration.ZERO : used;
  }
}
