package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.Metric;
import java.util.List;

/** ELBOs of all splits, the gaps between them, and what each latent dimension carries. */
final class Bounds implements Diagnostic {
  private static final int DRAWS = 8;

  @Override
  public String title() {
    return "ELBO";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    EvaluationData data = subject.data();
    ValidationPass pass = ValidationPass.of(subject.model(), data.validation(), DRAWS);
    findings.putAll(pass.values());
    putLatents(pass, findings);
    ElboEstimate valid = pass.elbo();
    data.nullElboNats(subject.model().config().likelihood())
        .ifPresentOrElse(
            nats -> {
              findings.put(Metric.NULL_ELBO, nats);
              findings.put(Metric.ELBO_GAIN, valid.elbo().mean() - nats);
            },
            () -> findings.gap("ELBO without latents", "the likelihood does not fit the data"));
    ElboEstimate train = elbo(subject, data.train());
    findings.put(Metric.GENERALISATION_GAP, train.elbo().minus(valid.elbo()));
    if (data.test().isPresent()) {
      ElboEstimate test = elbo(subject, data.test().get());
      findings.put(Metric.TEST_ELBO, test.elbo());
      findings.put(Metric.TEST_GENERALISATION_GAP, train.elbo().minus(test.elbo()));
    }
  }

  private static ElboEstimate elbo(Subject subject, Matrix x) {
    return ElboEstimate.of(subject.model(), subject.model(), x, DRAWS, EvaluationData.SEED);
  }

  private static void putLatents(ValidationPass pass, Findings findings) {
    LatentSummary latents = pass.latents();
    findings.put(DimensionMetric.KL, array(latents.klPerDimensionNats()));
    findings.put(DimensionMetric.ACTIVITY, array(latents.activities()));
    if (pass.aggregate().isEmpty()) {
      findings.gap(
          "Gaussian aggregate posterior",
          "there are too many latents for a covariance, or it is singular");
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
