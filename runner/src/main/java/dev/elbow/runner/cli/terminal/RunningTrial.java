package dev.elbow.runner.cli.terminal;

import dev.elbow.runner.trial.TrialId;

/**
 * A trial that is being trained.
 *
 * @param epoch how many epochs have ended; 0 while the first goes on
 * @param epochs how many it is to have at most
 */
record RunningTrial(TrialId id, int epoch, int epochs) {

  /** Which part of it is done, from 0 to 1. */
  double share() {
    return Math.min(1, (double) epoch / epochs);
  }

  @Override
  public String toString() {
    return epoch == 0 ? id + " starting" : id + " epoch " + epoch + "/" + epochs;
  }
}
