package dev.elbow.runner.trial;

import dev.elbow.core.metrics.FinalMetrics;

/** How one attempt at a trial ended. Failure is data about the trial, never an exception. */
public sealed interface TrialOutcome {

  /** Trained to its end, or to its own early stopping. */
  record Completed(FinalMetrics metrics, int epochs) implements TrialOutcome {}

  /** Ended before its time by a stop rule or its time limit, with the weights it had. */
  record Stopped(String reason, FinalMetrics metrics, int epochs) implements TrialOutcome {}

  /** It will fail again if tried again: it diverged, or its settings cannot be trained. */
  record Failed(Cause cause, String reason) implements TrialOutcome {
    /** What went wrong. */
    public enum Cause {
      /** A value was no longer finite. */
      DIVERGED,
      /** The worker process died or broke. */
      CRASHED,
      /** It ran past its time limit. */
      TIMED_OUT
    }
  }

  /** The attempt was cut off by the end of the run; nothing is known about the trial. */
  record Lost(String reason) implements TrialOutcome {}
}
