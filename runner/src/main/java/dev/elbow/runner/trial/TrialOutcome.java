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
   * Without numbers. To an executor this is how an attempt ended; in the store it is final: the
   * trial would fail again, or has been tried as often as the sweep allows.
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
      DIVERGED(true),
      /** Its settings do not fit together, or do not fit the data. */
      UNTRAINABLE(true),
      /** The worker process died by itself or broke. */
      CRASHED(false),
      /** The heap, the machine's memory or a GPU's was used up. */
      OUT_OF_MEMORY(false),
      /** The worker was killed from outside, or was heard of no more. */
      LOST(false),
      /** It ran past its time limit. */
      TIMED_OUT(false);

      private final boolean recurring;

      Cause(boolean recurring) {
        this.recurring = recurring;
      }

      /** Whether the trial would end so again: the search learns from that. */
      public boolean isRecurring() {
        return recurring;
      }
    }
  }

  /**
   * The attempt says nothing about the trial, which waits for another one.
   *
   * @param cause of a failure that is to be tried again; empty if the attempt was cut off by the
   *     end of its launch
   */
  record Lost(Optional<Failed.Cause> cause, String reason) implements TrialOutcome {
    /** Cut off by the end of its launch. */
    public Lost(String reason) {
      this(Optional.empty(), reason);
    }
  }
}
