package dev.elbow.runner.execute;

import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Lost;
import dev.elbow.runner.trial.WorkerId;
import java.util.Optional;

/** What becomes of an attempt whose process outlives SIGKILL, as one that waits for a dead disk. */
final class UnkilledWorker {
  private UnkilledWorker() {}

  /**
   * Lost, as what it was killed for says; and that its process is still there.
   *
   * @param decided why it was killed
   */
  static TrialOutcome outcome(Optional<TrialOutcome> decided, WorkerId worker) {
    String note = "its process " + worker.pid() + " could not be killed";
    if (decided.isPresent() && decided.get() instanceof Lost lost) {
      return new Lost(lost.cause(), lost.reason() + "; " + note);
    }
    return decided.isPresent() && decided.get() instanceof Failed failed
        ? new Failed(Failed.Cause.LOST, failed.reason() + "; " + note)
        : new Failed(Failed.Cause.LOST, note);
  }
}
