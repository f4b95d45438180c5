package dev.elbow.runner.trial;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.core.verdict.VerdictRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial as it is stored, at one moment. Everything but the trial itself is about its latest
 * attempt.
 *
 * @param attempt from 1; 0 if it was never tried
 * @param device the slot it ran on: {@code cpu:0}
 * @param engine that trains it; absent until its worker has started
 * @param ended when the outcome was recorded
 * @param lastEpoch of the latest attempt
 * @param outcome present unless the state is PENDING or RUNNING
 */
public record TrialRecord(
    Trial trial,
    TrialState state,
    int attempt,
    Optional<String> device,
    Optional<TrialEngine> engine,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<EpochMetrics> lastEpoch,
    Optional<TrialOutcome> outcome) {
  private static final FinalMetrics NOT_FINITE =
      new FinalMetrics(
          new Measurements(Map.of(Metric.VALID_ELBO, Double.NaN)),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of());

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

  /** One of which the engine is not known. */
  public TrialRecord(
      Trial trial,
      TrialState state,
      int attempt,
      Optional<String> device,
      Optional<Instant> started,
      Optional<Instant> ended,
      Optional<EpochMetrics> lastEpoch,
      Optional<TrialOutcome> outcome) {
    this(trial, state, attempt, device, Optional.empty(), started, ended, lastEpoch, outcome);
  }

  public TrialId id() {
    return trial.id();
  }

  /** Whether another attempt may go on where the last one ended: one without a result might. */
  public boolean mayBeTriedAgain() {
    return !state.isFinished()
        || (outcome.orElseThrow() instanceof TrialOutcome.Failed failed
            && !failed.cause().isRecurring());
  }

  /** What was measured at the end; empty unless the trial completed or was stopped. */
  public Optional<FinalMetrics> metrics() {
    return outcome.flatMap(TrialRecord::metricsOf);
  }

  /**
   * What the numbers mean; empty if nothing was measured at the end. Of a training which ended on a
   * value that was not finite, that it diverged.
   */
  public Optional<Diagnosis> diagnosis() {
    return outcome.flatMap(TrialRecord::diagnosisOf);
  }

  private static Optional<Diagnosis> diagnosisOf(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      return Optional.of(completed.diagnosis());
    }
    if (outcome instanceof TrialOutcome.Stopped stopped) {
      return Optional.of(stopped.diagnosis());
    }
    return outcome instanceof TrialOutcome.Failed failed
            && failed.cause() == TrialOutcome.Failed.Cause.DIVERGED
        ? Optional.of(diverged(failed))
        : Optional.empty();
  }

  /** As the rules say of a model whose bound is not finite, with what was seen as the reason. */
  private static Diagnosis diverged(TrialOutcome.Failed failed) {
    Diagnosis rules = VerdictRules.diagnose(NOT_FINITE, Thresholds.DEFAULT);
    return new Diagnosis(Verdict.DIVERGED, failed.reason(), List.of(), rules.hints());
  }

  /** What is wrong with the trained model, if anything; empty where there is no diagnosis. */
  public Optional<Verdict> verdict() {
    return diagnosis().map(Diagnosis::verdict);
  }

  private static Optional<FinalMetrics> metricsOf(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed completed) {
      return Optional.of(completed.metrics());
    }
    return outcome instanceof TrialOutcome.Stopped stopped
        ? Optional.of(stopped.metrics())
        : Optional.empty();
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

  /**
   * How long the latest attempt took, or has taken at {@code now}; never negative, empty if never
   * tried.
   */
  public Optional<Duration> elapsed(Instant now) {
    return started
        .map(start -> Duration.between(start, ended.orElse(now)))
        .map(time -> time.isNegative() ? Duration.ZERO : time);
  }
}
