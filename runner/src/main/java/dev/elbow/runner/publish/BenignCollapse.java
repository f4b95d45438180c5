package dev.elbow.runner.publish;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which partial collapses do no harm: those of trials whose L64 is within so many standard errors
 * of the best trial's. Unlike a verdict, this depends on the other trials of the run.
 */
final class BenignCollapse {
  static final Remark FLAG =
      new Remark(
          "Benign",
          "the L64 is within the standard errors of the best trial's: the latents that carry nothing"
              + " cost time and nothing else");

  private BenignCollapse() {}

  static Set<TrialId> among(Collection<TrialRecord> trials, double standardErrors) {
    double best =
        trials.stream()
            .flatMap(trial -> trial.metrics().stream())
            .mapToDouble(metrics -> metrics.get(Metric.VALID_IWAE64))
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return trials.stream()
        .filter(trial -> trial.verdict().equals(Optional.of(Verdict.PARTIAL_COLLAPSE)))
        .filter(trial -> trial.metrics().filter(m -> isAsGood(m, best, standardErrors)).isPresent())
        .map(TrialRecord::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAsGood(FinalMetrics metrics, double best, double standardErrors) {
    double margin = standardErrors * metrics.get(Metric.VALID_IWAE64_SE);
    return metrics.get(Metric.VALID_IWAE64) >= best - margin;
  }
}
