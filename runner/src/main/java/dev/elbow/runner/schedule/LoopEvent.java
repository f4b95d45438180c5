package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.List;

/** What a sweep waits for. Comes from many threads, is handled on one. */
sealed interface LoopEvent {

  /** Something was heard of an attempt. It may be over by the time this is handled. */
  sealed interface OfAttempt extends LoopEvent {
    AttemptId attempt();
  }

  /** A worker has its data and its engine. */
  record WorkerReady(
      AttemptId attempt,
      TrialEngine engine,
      String data,
      String dataSha256,
      List<EpochMetrics> done)
      implements OfAttempt {}

  /** A worker lives, and nothing else. */
  record WorkerAlive(AttemptId attempt) implements OfAttempt {}

  /** A running trial has finished an epoch. */
  record EpochDone(AttemptId attempt, EpochMetrics metrics) implements OfAttempt {}

  /** A running trial is no longer running. */
  record AttemptEnded(AttemptId attempt, TrialOutcome outcome) implements OfAttempt {}

  /** The user, or the system, wants the sweep to end. */
  record StopRequested(String reason) implements LoopEvent {}
}
