package dev.elbow.runner.publish;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which partial collapses seem to do no harm: those of trials whose L64 is within so many standard
 * errors of the best trial's. Unlike a verdict, this depends on the other trials of the run: one of
 * them at least must be measured and neither partially collapsed nor diverged, or there is nothing
 * to compare with.
 *
 * @param trials whose partial collapse seems to do no harm
 * @param standardErrors of its own L64 that such a trial may be below the best
 */
public record BenignCollapse(Set<TrialId> trials, double standardErrors) {
  private static final Set<Verdict> NO_COMPARISON =
      EnumSet.of(Verdict.PARTIAL_COLLAPSE, Verdict.DIVERGED);

  public BenignCollapse {
    trials = Set.copyOf(trials);
  }

  static BenignCollapse among(Collection<TrialRecord> trials, double standardErrors) {
    return new BenignCollapse(
        trials.stream().anyMatch(BenignCollapse::isComparison)
            ? asGoodAsTheBest(trials, standardErrors)
            : Set.of(),
        standardErrors);
  }

  boolean contains(TrialId trial) {
    return trials.contains(trial);
  }

  Remark remark() {
    return new Remark(
        "Benign",
        "the L64 is within "
            + BigDecimal.valueOf(standardErrors).stripTrailingZeros().toPlainString()
            + (standardErrors == 1 ? " standard error" : " standard errors")
            + " of the best trial's, so the unused latents seem to cost only time");
  }

  private static boolean isComparison(TrialRecord trial) {
    return trial.verdict().filter(verdict -> !NO_COMPARISON.contains(verdict)).isPresent()
        && trial
            .metrics()
            .filter(metrics -> Double.isFinite(metrics.get(Metric.VALID_IWAE64)))
            .isPresent();
  }

  private static Set<TrialId> asGoodAsTheBest(
      Collection<TrialRecord> trials, double standardErrors) {
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
