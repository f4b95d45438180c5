package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.List;

/** What a sweep waits for. Comes from many threads, is handled on one. */
sealed interface LoopEvent {

  /** A worker has its data and its engine. */
  record WorkerReady(
      TrialId trial, String engine, String data, String dataSha256, List<EpochMetrics> done)
      implements LoopEvent {}

  /** A running trial has finished an epoch. */
  record EpochDone(TrialId trial, EpochMetrics metrics) implements LoopEvent {}

  /** A running trial is no longer running. */
  record AttemptEnded(TrialId trial, TrialOutcome outcome) implements LoopEvent {}

  /** The user, or the system, wants the sweep to end. */
  record StopRequested(String reason) implements LoopEvent {}
}
