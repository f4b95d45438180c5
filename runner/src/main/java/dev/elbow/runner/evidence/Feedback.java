package dev.elbow.runner.evidence;

import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Tells a search how trials went. What is said of a trial that was stopped early is an estimate,
 * and changes with every other one that completes; so it follows from the trials that have ended,
 * not from when they did.
 */
public final class Feedback {
  private final SweepSpec spec;
  private final Search search;
  private final Supplier<LearningCurves> curves;
  private final Observations observations;
  private final Map<TrialId, Measured> completed = new TreeMap<>();
  private final Map<TrialId, Stopped> stopped = new TreeMap<>();
  private boolean outdated;

  private record Stopped(int place, Measured measured) {}

  /**
   * @param curves the curves of the run's trials as they are when it is asked
   */
  public Feedback(SweepSpec spec, Search search, Supplier<LearningCurves> curves) {
    this.spec = spec;
    this.search = search;
    this.curves = curves;
    observations = new Observations(spec);
  }

  /**
   * Tells of a trial that has its result.
   *
   * @param place where it stands in the search
   */
  public void tell(int place, TrialRecord trial) {
    Result result = observations.of(trial);
    search.tell(place, result);
    if (result instanceof Measured measured) {
      remember(place, trial, measured);
    }
  }

  private void remember(int place, TrialRecord trial, Measured measured) {
    outdated = true;
    if (trial.outcome().orElseThrow() instanceof TrialOutcome.Stopped) {
      stopped.put(trial.id(), new Stopped(place, measured));
    } else {
      completed.put(trial.id(), measured);
    }
  }

  /** Brings the estimates of stopped trials up to date; to be called before the search is asked. */
  public void refresh() {
    if (outdated && !stopped.isEmpty()) {
      LearningCurves now = curves.get();
      StoppedEstimates estimates = StoppedEstimates.of(spec, now, completed);
      stopped.forEach(
          (trial, one) ->
              now.of(trial)
                  .map(curve -> estimates.estimate(one.measured(), curve))
                  .ifPresent(estimate -> search.tell(one.place(), estimate)));
    }
    outdated = false;
  }
}
