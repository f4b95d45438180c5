package dev.elbow.core.diagnostics;

import dev.elbow.core.estimators.latents.MutualInformation;
import dev.elbow.core.estimators.latents.RateDecomposition;
import dev.elbow.core.metrics.Metric;

/** What the rate consists of. */
final class Information implements Diagnostic {
  @Override
  public String title() {
    return "mutual information";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    MutualInformation information = MutualInformation.of(subject.posterior(), EvaluationData.SEED);
    findings.put(Metric.MUTUAL_INFORMATION, information.lower());
    findings.put(Metric.MUTUAL_INFORMATION_UPPER, information.upper());
    findings.put(Metric.MUTUAL_INFORMATION_LIMIT, information.ceilingNats());
    findings.put(Metric.MARGINAL_KL, information.marginalKl().upperNats());
    findings.put(Metric.MARGINAL_KL_LOWER, information.marginalKl().lowerNats());
    if (information.exceedsRate()) {
      findings.gap(title(), "the estimate exceeds the rate, which it cannot: do not rely on it");
    }
    RateDecomposition parts = RateDecomposition.of(subject.posterior(), EvaluationData.SEED);
    findings.put(Metric.TOTAL_CORRELATION, parts.totalCorrelation());
    findings.put(Metric.TOTAL_CORRELATION_LOWER, parts.totalCorrelationBounds().lowerNats());
    findings.put(Metric.DIMENSION_WISE_KL, parts.dimensionWiseKl());
  }
}
