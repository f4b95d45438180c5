package dev.elbow.runner.schedule;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * How a launch ended.
 *
 * @param snapshot the whole run, earlier launches included; an outline of its trials, by the
 *     metrics of {@link dev.elbow.runner.trial.Ranking#metrics}
 * @param best the best feasible trial of the whole run
 */
public record SweepSummary(
    RunDirectory run, EndReason end, RunSnapshot snapshot, Optional<TrialRecord> best) {

  /** The wall clock of all launches. */
  public Duration wallClock() {
    return snapshot.wallClock();
  }
}
