package dev.elbow.runner.trial;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Diagnosis;
import java.util.Optional;

/** How one attempt at a trial ended. Failure is data about the trial, never an exception. */
public sealed interface TrialOutcome {

  /** Trained to its end, or to its own early stopping. */
  record Completed(FinalMetrics metrics, Diagnosis diagnosis, int epochs) implements TrialOutcome {}

  /** Ended before its time by a stop rule or its time limit, with the weights it had. */
  record Stopped(String reason, FinalMetrics metrics, Diagnosis diagnosis, int epochs)
      implements TrialOutcome {}

  /**
   * It will fail again if tried again: it diverged, or its settings cannot be trained.
   *
   * @param moment when it diverged
   */
  record Failed(Cause cause, String reason, Optional<Moment> moment) implements TrialOutcome {
    public Failed(Cause cause, String reason) {
      this(cause, reason, Optional.empty());
    }

    /**
     * A step of a training.
     *
     * @param epoch from 1
     * @param step within the epoch, from 1; 0 when evaluating after the epoch
     */
    public record Moment(int epoch, int step) {}

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
