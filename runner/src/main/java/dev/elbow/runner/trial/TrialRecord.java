package dev.elbow.runner.trial;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A trial as it is stored, at one moment. Everything but the trial itself is about its latest
 * attempt.
 *
 * @param attempt from 1; 0 if it was never tried
 * @param device the slot it ran on: {@code cpu:0}
 * @param ended when the outcome was recorded
 * @param lastEpoch of the latest attempt
 * @param outcome present unless the state is PENDING or RUNNING
 */
public record TrialRecord(
    Trial trial,
    TrialState state,
    int attempt,
    Optional<String> device,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<EpochMetrics> lastEpoch,
    Optional<TrialOutcome> outcome) {
  public TrialRecord {
    if (outcome.isPresent() && TrialState.of(outcome.get()) != state) {
      throw new IllegalArgumentException(
          "trial " + trial.id() + " cannot be " + state + " with the outcome " + outcome.get());
    }
  }

  /** A trial that was never tried. */
  public static TrialRecord pending(Trial trial) {
    return new TrialRecord(
        trial,
        TrialState.PENDING,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public TrialId id() {
    return trial.id();
  }

  /** What was measured at the end; empty unless the trial completed or was stopped. */
  public Optional<FinalMetrics> metrics() {
    return outcome.flatMap(TrialRecord::metricsOf);
  }

  private static Optional<FinalMetrics> metricsOf(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      return Optional.of(completed.metrics());
    }
    return outcome instanceof TrialOutcome.Stopped stopped
        ? Optional.of(stopped.metrics())
        : Optional.empty();
  }

  /** What was judged of the trained model; empty unless it was measured. */
  public Optional<Verdict> verdict() {
    return Optional.empty();
  }

  /** Why it ended as it did, for a person; empty for a trial that completed or has not ended. */
  public Optional<String> reason() {
    return outcome.flatMap(TrialRecord::reasonOf);
  }

  private static Optional<String> reasonOf(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Stopped stopped) {
      return Optional.of(stopped.reason());
    }
    if (outcome instanceof TrialOutcome.Failed failed) {
      return Optional.of(failed.reason());
    }
    return outcome instanceof TrialOutcome.Lost lost
        ? Optional.of(lost.reason())
        : Optional.empty();
  }

  /** How long the latest attempt took, or has taken at {@code now}; empty if never tried. */
  public Optional<Duration> elapsed(Instant now) {
    return started.map(start -> Duration.between(start, ended.orElse(now)));
  }
}
