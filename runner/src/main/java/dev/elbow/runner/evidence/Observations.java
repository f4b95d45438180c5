package dev.elbow.runner.evidence;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.List;
import java.util.Optional;

/** What a sweep's search is told of its trials. */
record Observations(SweepSpec spec) {

  /** How a trial stands. */
  Observation.Result of(TrialRecord trial) {
    if (!trial.state().isFinished()) {
      return new Observation.Pending();
    }
    Optional<FinalMetrics> metrics = trial.metrics();
    List<Double> scores = metrics.map(this::scores).orElse(List.of());
    if (scores.isEmpty() || scores.stream().anyMatch(score -> !Double.isFinite(score))) {
      return new Observation.Failed();
    }
    List<Double> margins =
        spec.constraints().all().stream().map(constraint -> margin(constraint, trial)).toList();
    return new Observation.Measured(scores, margins, trial.state() == TrialState.COMPLETED);
  }

  private List<Double> scores(FinalMetrics metrics) {
    return spec.objectives().all().stream()
        .map(objective -> objective.score(objective.metric().of(metrics).orElse(Double.NaN)))
        .toList();
  }

  private static double margin(Constraint constraint, TrialRecord trial) {
    if (constraint instanceof Constraint.OnVerdict onVerdict) {
      return trial
          .verdict()
          .map(verdict -> onVerdict.violation(verdict) > 0 ? -1.0 : 1.0)
          .orElse(Double.NaN);
    }
    Constraint.Numeric numeric = (Constraint.Numeric) constraint;
    double value =
        trial
            .metrics()
            .map(metrics -> numeric.metric().of(metrics).orElse(Double.NaN))
            .orElse(Double.NaN);
    return numeric.margin(value);
  }
}
