package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import java.util.Optional;

/** How a trial ended by its worker's own word. */
final class ReportedEnd {
  private ReportedEnd() {}

  /**
   * The outcome that an event means.
   *
   * @throws IllegalArgumentException if it ends no trial
   */
  static TrialOutcome outcome(WorkerEvent end) {
    if (end instanceof WorkerEvent.Finished finished) {
      return new TrialOutcome.Completed(
          finished.metrics(), finished.diagnosis(), finished.epochs());
    }
    if (end instanceof WorkerEvent.Stopped stopped) {
      return new TrialOutcome.Stopped(
          stopped.reason(), stopped.metrics(), stopped.diagnosis(), stopped.epochs());
    }
    return failure(end);
  }

  private static Failed failure(WorkerEvent end) {
    if (end instanceof WorkerEvent.Diverged diverged) {
      Failed.Moment moment = new Failed.Moment(diverged.epoch(), diverged.step());
      return new Failed(Failed.Cause.DIVERGED, diverged.reason(), Optional.of(moment));
    }
    if (end instanceof WorkerEvent.Untrainable untrainable) {
      return new Failed(Failed.Cause.UNTRAINABLE, untrainable.reason());
    }
    if (end instanceof WorkerEvent.OutOfMemory outOfMemory) {
      return new Failed(Failed.Cause.OUT_OF_MEMORY, outOfMemory.reason());
    }
    if (end instanceof WorkerEvent.Broken broken) {
      return new Failed(Failed.Cause.CRASHED, broken.reason());
    }
    throw new IllegalArgumentException("expected an event that ends a trial, found " + end);
  }
}
