package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.metrics.Metric;

/** ELBO and L_64. */
final class Bounds implements Diagnostic {
  private static final int ELBO_DRAWS = 8;
  private static final int IWAE_DRAWS = 64;
  private static final int IWAE_EXAMPLES = 2000;

  @Override
  public String title() {
    return "bounds on ln p(x)";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    Matrix x = subject.validation();
    ElboEstimate elbo =
        ElboEstimate.of(subject.posterior(), subject.model(), x, ELBO_DRAWS, EvaluationData.SEED);
    findings.put(Metric.VALID_ELBO, elbo.elbo());
    findings.put(Metric.VALID_DISTORTION, elbo.distortion());
    findings.put(Metric.VALID_RATE, elbo.rate());
    Matrix scored = x.rows(0, Math.min(x.rows(), IWAE_EXAMPLES));
    findings.put(
        Metric.VALID_IWAE64,
        ImportanceWeightedBound.of(
            subject.model(), subject.model(), scored, IWAE_DRAWS, EvaluationData.SEED));
    if (subject.test().isPresent()) {
      findings.put(
          Metric.TEST_ELBO,
          ElboEstimate.of(
                  subject.model(),
                  subject.model(),
                  subject.test().get(),
                  ELBO_DRAWS,
                  EvaluationData.SEED)
              .elbo());
    }
  }
}
