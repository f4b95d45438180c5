package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.samples.Prdc;
import dev.elbow.core.estimators.samples.PrdcFeatures;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Posterior;

/**
 * Reconstructions and decoded draws of the prior among real examples that the model has not seen:
 * precision, recall, density and coverage.
 *
 * <p>Real are examples of the test split; where there are too few of them, half of the validation
 * split. Reconstructions are of other examples than those, so that both samples are independent of
 * the real one, and from one draw of each posterior: posterior means lie closer together than the
 * codes that a decoder is trained on, so that next to them the draws of even a perfect prior would
 * look sparse.
 */
final class SampleQuality implements Diagnostic {
  private static final int EXAMPLES = Prdc.DEFAULT_EXAMPLES;

  /** Fewer test examples than this are not looked at. */
  private static final int FEWEST = 100;

  /** Memory is bounded whatever the size of an example: 128 MB of floats for each sample. */
  private static final int MOST_VALUES = 1 << 25;

  /** Reconstructions draw their own noise, not that of the draws of the prior. */
  private static final long POSTERIOR_SEED = ~EvaluationData.SEED;

  @Override
  public String title() {
    return "precision, recall, density and coverage";
  }

  @Override
  public void examine(Subject subject, Findings findings) {
    VaeModel model = subject.model();
    int examples = Math.min(EXAMPLES, Math.max(FEWEST, MOST_VALUES / model.dataSize()));
    Split split = Split.of(subject.data(), examples);
    PrdcFeatures features =
        PrdcFeatures.fit(
            subject.data().train(),
            PrdcFeatures.DEFAULT_COMPONENTS,
            Math.min(PrdcFeatures.DEFAULT_EXAMPLES, examples),
            EvaluationData.SEED);
    Matrix real = features.of(split.real());
    Matrix reconstructions = reconstruct(model, split.originals());
    Prdc reconstructed = Prdc.of(real, features.of(reconstructions), EvaluationData.SEED);
    Matrix samples = model.sample(examples, EvaluationData.SEED);
    Prdc drawn = Prdc.of(real, features.of(samples), EvaluationData.SEED);
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

  /**
   * Which examples are compared with, and which are reconstructed. No example is both, and none was
   * trained on.
   */
  private record Split(Matrix real, Matrix originals) {
    static Split of(EvaluationData data, int examples) {
      Matrix validation = data.validation();
      if (data.test().isPresent() && data.test().get().rows() >= FEWEST) {
        return new Split(
            Subject.first(data.test().get(), examples), Subject.first(validation, examples));
      }
      int half = validation.rows() / 2;
      return new Split(
          Subject.first(validation.rows(half, validation.rows()), examples),
          Subject.first(validation.rows(0, half), examples));
    }
  }

  /** A block at a time: the codes of all examples may not fit into memory. */
  private static Matrix reconstruct(VaeModel model, Matrix originals) {
    NormalNoise noise = NormalNoise.seeded(POSTERIOR_SEED);
    Matrix reconstructions = Matrix.zeros(originals.rows(), originals.columns());
    int block = RowBlocks.size(model.config().latentSize() + originals.columns());
    for (int from = 0; from < originals.rows(); from += block) {
      Matrix some = originals.rows(from, Math.min(originals.rows(), from + block));
      float[] decoded = model.decode(draw(model.encode(some), noise)).values();
      System.arraycopy(
          decoded, 0, reconstructions.values(), from * originals.columns(), decoded.length);
    }
    return reconstructions;
  }

  private static Matrix draw(Posterior posterior, NormalNoise noise) {
    Matrix z = Matrix.zeros(posterior.mean().rows(), posterior.mean().columns());
    noise.reparametrise(posterior, Matrix.zeros(z.rows(), z.columns()), z);
    return z;
  }
}
