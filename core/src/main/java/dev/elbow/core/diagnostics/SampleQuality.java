package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.samples.Prdc;
import dev.elbow.core.estimators.samples.PrdcFeatures;
import dev.elbow.core.metrics.Metric;

/**
 * Reconstructions and decoded draws of the prior among real examples that the model has not seen:
 * precision, recall, density and coverage. Reconstructions are of other examples than those they
 * are compared with, so that both samples are independent of the real one.
 */
final class SampleQuality implements Diagnostic {
  private static final int EXAMPLES = Prdc.DEFAULT_EXAMPLES;

  @Override
  public String title() {
    return "precision, recall, density and coverage";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    EvaluationData data = subject.data();
    VaeModel model = subject.model();
    PrdcFeatures features = PrdcFeatures.fit(data.train(), EvaluationData.SEED);
    Matrix real = features.of(Subject.first(data.test().orElse(data.validation()), EXAMPLES));
    Matrix originals =
        Subject.first(data.test().isPresent() ? data.validation() : data.train(), EXAMPLES);
    Matrix reconstructions = reconstruct(model, originals);
    Prdc reconstructed = Prdc.of(real, features.of(reconstructions), EvaluationData.SEED);
    Prdc drawn =
        Prdc.of(
            real, features.of(model.sample(EXAMPLES, EvaluationData.SEED)), EvaluationData.SEED);
    findings.put(Metric.RECONSTRUCTION_PRECISION, reconstructed.precision());
    findings.put(Metric.RECONSTRUCTION_RECALL, reconstructed.recall());
    findings.put(Metric.RECONSTRUCTION_DENSITY, reconstructed.density());
    findings.put(Metric.RECONSTRUCTION_COVERAGE, reconstructed.coverage());
    findings.put(Metric.SAMPLE_PRECISION, drawn.precision());
    findings.put(Metric.SAMPLE_RECALL, drawn.recall());
    findings.put(Metric.SAMPLE_DENSITY, drawn.density());
    findings.put(Metric.SAMPLE_COVERAGE, drawn.coverage());
    findings.put(Metric.DENSITY_RATIO, drawn.density().over(reconstructed.density()));
  }

  /** A block at a time: the codes of all examples may not fit into memory. */
  private static Matrix reconstruct(VaeModel model, Matrix originals) {
    Matrix reconstructions = Matrix.zeros(originals.rows(), originals.columns());
    int block = RowBlocks.size(model.config().latentSize() + originals.columns());
    for (int from = 0; from < originals.rows(); from += block) {
      Matrix some = originals.rows(from, Math.min(originals.rows(), from + block));
      float[] decoded = model.decode(model.encode(some).mean()).values();
      System.arraycopy(
          decoded, 0, reconstructions.values(), from * originals.columns(), decoded.length);
    }
    return reconstructions;
  }
}
