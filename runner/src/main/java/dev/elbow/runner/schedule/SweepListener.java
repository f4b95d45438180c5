package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;

/**
 * Hears how a sweep goes, after each thing was stored. Called on the sweep's own thread, one call
 * at a time: what takes long here holds the sweep up.
 */
public interface SweepListener {

  /**
   * The run's directory exists and trials are about to start.
   *
   * @param before the run as it stands: empty for a new run, for a resume the trials so far, in
   *     outline
   * @param slots how many trials run at once
   */
  default void runStarted(RunDirectory run, RunSnapshot before, int slots) {}

  /** An attempt began. */
  default void trialStarted(TrialRecord trial) {}

  default void epochFinished(TrialId trial, EpochMetrics metrics) {}

  /** An attempt ended, whichever way. */
  default void trialEnded(TrialRecord trial) {}

  /** The trial is now the best feasible one; comes after its {@link #trialEnded}. */
  default void bestChanged(TrialRecord trial) {}

  /** Something about the launch that the user should know; a sentence. */
  default void remark(String text) {}

  /** No more trials are started; the running ones are being ended. */
  default void stopping(String reason) {}
}
