package dev.elbow.core.diagnostics;

import dev.elbow.core.estimators.latents.ActiveUnits;
import dev.elbow.core.estimators.latents.CollapseFraction;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.Metric;

/** What each latent dimension carries. */
final class Latents implements Diagnostic {
  @Override
  public String title() {
    return "use of the latents";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    findings.put(Metric.ACTIVE_UNITS, ActiveUnits.count(subject.posterior().mean()));
    findings.put(Metric.COLLAPSE_FRACTION, CollapseFraction.of(subject.posterior()));
    findings.put(DimensionMetric.KL, GaussianKl.perDimension(subject.posterior()));
    findings.put(DimensionMetric.ACTIVITY, ActiveUnits.activities(subject.posterior().mean()));
  }
}
