package dev.elbow.runner.schedule;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.TrialRecord;

/**
 * Removes the checkpoints from which nobody goes on any more. A trial without a result keeps its
 * own, and so does one that failed but might not fail again.
 */
record SpentCheckpoints(RunDirectory run) implements SweepListener {

  /** A process that died may have left some of trials that had their result. */
  @Override
  public void runStarted(RunDirectory directory, RunSnapshot before, int slots) {
    before.trials().forEach(this::trialEnded);
  }

  @Override
  public void trialEnded(TrialRecord trial) {
    if (!trial.mayBeTriedAgain()) {
      new TrialFiles(run, trial.id()).deleteCheckpoint();
    }
  }
}
