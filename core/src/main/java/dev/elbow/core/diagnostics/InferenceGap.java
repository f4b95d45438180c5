package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.AmortisationGap;
import dev.elbow.core.metrics.Metric;

/** What it costs that one encoder infers all posteriors. */
final class InferenceGap implements Diagnostic {
  /** A block of decoded rows with 8 draws each. */
  private static final int EXAMPLES = 64;

  @Override
  public String title() {
    return "amortisation gap";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    Matrix x = Subject.first(subject.sample(), EXAMPLES);
    AmortisationGap gap =
        AmortisationGap.of(
            subject.model(),
            subject.model(),
            x,
            AmortisationGap.Settings.DEFAULT,
            EvaluationData.SEED);
    findings.put(Metric.AMORTISATION_GAP, gap.gap());
  }
}
