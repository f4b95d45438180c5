package dev.elbow.runner.store;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.trial.TrialId;

/**
 * What a run's search knows of a trial of an earlier run.
 *
 * @param run the earlier run's directory, as it was then
 * @param trial its number there
 * @param observation of a trial that has ended
 */
public record EarlierTrial(String run, TrialId trial, Observation observation) {
  public EarlierTrial {
    if (observation.result() instanceof Observation.Pending) {
      throw new IllegalArgumentException("trial " + trial + " of " + run + " has not ended");
    }
  }
}
