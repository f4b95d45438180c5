package dev.elbow.runner.trial;

/** Where a trial stands: the state of its latest attempt. */
public enum TrialState {
  /** Not tried yet. */
  PENDING,
  /** An attempt is going on, or was going on when the run's process died. */
  RUNNING,
  /** Trained to its end. */
  COMPLETED,
  /** Ended before its time, with metrics. */
  STOPPED,
  /** Diverged, crashed or timed out. */
  FAILED,
  /** The latest attempt was cut off; the trial waits for another one. */
  LOST;

  /** Whether the trial has its result and is never tried again by itself. */
  public boolean isFinished() {
    return this == COMPLETED || this == STOPPED || this == FAILED;
  }

  /** The state in which an outcome leaves a trial. */
  public static TrialState of(TrialOutcome outcome) {
    if (outcome instanceof TrialOutcome.Completed) {
      return COMPLETED;
    }
    if (outcome instanceof TrialOutcome.Stopped) {
      return STOPPED;
    }
    return outcome instanceof TrialOutcome.Failed ? FAILED : LOST;
  }
}
