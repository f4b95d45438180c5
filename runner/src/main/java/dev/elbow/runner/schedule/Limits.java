package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Where a run stands against the totals of its budget, earlier launches included. */
final class Limits {
  private final Budget budget;
  private final InstantSource clock;
  private final Instant launched;
  private final Duration usedBefore;
  private int failures;

  /**
   * @param before the run when this launch began
   */
  Limits(Budget budget, RunSnapshot before, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
    launched = clock.instant();
    usedBefore = before.wallClock();
    failures = before.counts().getOrDefault(TrialState.FAILED, 0);
  }

  void count(TrialRecord ended) {
    if (ended.state() == TrialState.FAILED) {
      failures++;
    }
  }

  /** Whether as many trials have failed as may fail. */
  boolean failuresReached() {
    return budget.maxFailures().isPresent() && failures >= budget.maxFailures().getAsInt();
  }

  /** Whether it is too late to start another trial. */
  boolean wallClockReached() {
    Duration used = usedBefore.plus(Duration.between(launched, clock.instant()));
    return budget.wallClock().map(limit -> used.compareTo(limit) >= 0).orElse(false);
  }

  String failuresText() {
    return failures + (failures == 1 ? " trial has failed" : " trials have failed");
  }
}
