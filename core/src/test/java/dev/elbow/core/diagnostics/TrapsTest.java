package dev.elbow.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Diagnosis.Remark;
import dev.elbow.core.verdict.Thresholds;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.core.verdict.VerdictRules;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Models whose numbers have misled people, from their codes to the verdict. */
class TrapsTest {

  /**
   * 20 latents that each know their example's direction to a tenth: MI = R = 20 · ½ ln 100 = 46.05
   * and q(z) = p(z), but 5,000 codes show no more than ln 5,000 = 8.5 nats of it. R − MI looks like
   * a hole of 37.5 nats.
   */
  @Test
  void saturatedMutualInformationIsNoHole() {
    LinearVae vae = new LinearVae(Collections.nCopies(20, 1.), .01, 1);
    EvaluationData data = GaussianSplits.withoutTest(GaussianSplits.of(vae.eigenvalues(), 5000));

    FinalMetrics metrics =
        new Diagnostics(
                Stream.concat(
                        Stream.of(new Bounds(), new UseByDecoder(), new Information()),
                        Stream.of(AgainstPrior.values()))
                    .toList(),
                () -> 0)
            .examine(PlainModel.of(vae), data);
    Diagnosis diagnosis = VerdictRules.diagnose(metrics, Thresholds.DEFAULT);

    assertThat(metrics.get(Metric.VALID_RATE)).isCloseTo(46.05, within(.01));
    assertThat(metrics.get(Metric.MUTUAL_INFORMATION)).isCloseTo(Math.log(5000), within(1e-6));
    assertThat(metrics.get(Metric.MARGINAL_KL)).isCloseTo(37.5, within(.1));
    assertThat(metrics.get(Metric.MARGINAL_KL_LOWER)).isZero();
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(diagnosis.flags())
        .extracting(Remark::title)
        .containsExactly("Mutual information saturated");
    assertThat(diagnosis.flags().get(0).text())
        .contains("at least 8.52 nats")
        .contains("nothing follows about a hole");
    assertThat(diagnosis.reason().toLowerCase(Locale.ROOT)).doesNotContain("hole", "prior");
  }

  /**
   * 40 latents of which each explains as much as the noise: posterior means have half the variance
   * of codes. Beside the reconstructions of means, the draws of this perfect prior have a density
   * ratio of 0.25.
   */
  @Test
  void thePriorOfAnExactModelIsNotSparse() {
    List<Double> eigenvalues =
        Stream.concat(Collections.nCopies(40, 2.).stream(), Collections.nCopies(10, .5).stream())
            .toList();
    LinearVae vae = new LinearVae(eigenvalues, 1, 1, 40);
    EvaluationData data = GaussianSplits.of(eigenvalues, 1500);

    FinalMetrics metrics =
        new Diagnostics(List.of(new SampleQuality()), () -> 0).examine(PlainModel.of(vae), data);

    double error = metrics.get(Metric.DENSITY_RATIO_SE);
    assertThat(error).isLessThan(.03);
    // The standard error takes the real examples as given: they are the same on both sides.
    assertThat(metrics.get(Metric.DENSITY_RATIO)).isCloseTo(1, within(4 * error));
  }

  /**
   * 65,536 latents, the means in 20 dimensions spread over all of them: 51 nats of rate, not one
   * latent active, all of them collapsed by their own KL, and a decoder that uses the code.
   */
  @Test
  void aCodeSpreadOverVeryManyLatentsIsNoCollapse() {
    int latents = 65_536;
    Matrix x = Matrix.zeros(32, SpreadCode.USED);
    NormalNoise.seeded(6).fill(x);
    EvaluationData data =
        new EvaluationData(x, x, Optional.empty(), new ImageShape(1, SpreadCode.USED, 1));
    SpreadCode code = new SpreadCode(latents, 51);
    PlainModel model =
        new PlainModel(code::encode, code, latents, SpreadCode.USED, SpreadCode.SIGMA);

    FinalMetrics metrics =
        new Diagnostics(List.of(new Bounds(), new UseByDecoder(), AgainstPrior.RADIUS), () -> 0)
            .examine(model, data);
    Diagnosis diagnosis = VerdictRules.diagnose(metrics, Thresholds.DEFAULT);

    assertThat(metrics.get(Metric.VALID_RATE))
        .isCloseTo(51, within(4 * metrics.get(Metric.VALID_RATE_SE)));
    assertThat(metrics.get(Metric.ACTIVE_UNITS)).isZero();
    assertThat(metrics.get(Metric.COLLAPSE_FRACTION)).isGreaterThan(.9);
    assertThat(metrics.get(Metric.HIDDEN_RATE)).isCloseTo(1, within(1e-9));
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(diagnosis.flags()).extracting(Remark::title).contains("Distributed code");
    assertThat(diagnosis.flags())
        .extracting(Remark::title)
        .doesNotContain(Verdict.FULL_COLLAPSE.title(), Verdict.PARTIAL_COLLAPSE.title());
  }

  /** Half of each variance in the mean, half in s²: q(z) = p(z), seen through 762 examples. */
  @Test
  void manyLatentsAgainstFewExamplesAreNoAggregatePosteriorFarFromThePrior() {
    int latents = 512;
    Matrix x = Matrix.zeros(800, latents);
    NormalNoise.seeded(3).fill(x);
    LinearVae vae = new LinearVae(Collections.nCopies(latents, 1.), .5, 1);
    EvaluationData data = new EvaluationData(x, x, Optional.empty(), new ImageShape(1, latents, 1));

    FinalMetrics metrics =
        new Diagnostics(List.of(new Bounds()), () -> 0).examine(PlainModel.of(vae), data);

    double rate = metrics.get(Metric.VALID_RATE);
    assertThat(rate).isCloseTo(vae.rate(), within(4 * metrics.get(Metric.VALID_RATE_SE)));
    // The plug-in estimate is 22 nats or so, above a tenth of the rate of 177.
    assertThat(metrics.get(Metric.GAUSSIAN_MARGINAL_KL)).isLessThan(.02 * rate);
    assertThat(metrics.get(Metric.GAUSSIAN_TOTAL_CORRELATION)).isLessThan(.02 * rate);
    assertThat(VerdictRules.diagnose(metrics, Thresholds.DEFAULT).flags())
        .extracting(Remark::title)
        .doesNotContain("Aggregate posterior");
  }

  /** Latent i follows coordinate i mod 20 of the example; x is decoded as their sum. */
  private record SpreadCode(int latents, double rateNats) implements DifferentiableDecoder {
    static final int USED = 20;

    /** So small that the code gains more than its 51 nats: 20 · (1 − .2) / 2σ² = 89. */
    static final float SIGMA = .3f;

    private static final double LOG_SCALE = .5 * Math.log(2 * Math.PI * SIGMA * SIGMA);

    /** A rate of ½ E‖μ‖² at unit variances. */
    private float scale() {
      return (float) Math.sqrt(2 * rateNats / latents);
    }

    Posterior encode(Matrix x) {
      Matrix means = Matrix.zeros(x.rows(), latents);
      float[] values = means.values();
      for (int row = 0, at = 0; row < x.rows(); row++) {
        for (int i = 0; i < latents; i++) {
          values[at++] = scale() * x.get(row, i % USED);
        }
      }
      return new Posterior(means, Matrix.zeros(x.rows(), latents));
    }

    /** The sum has expectation x and, from unit variances, an error of √(20 / (2 · 51)). */
    @Override
    public Matrix decode(Matrix z) {
      Matrix x = Matrix.zeros(z.rows(), USED);
      float weight = USED / (scale() * latents);
      float[] codes = z.values();
      float[] sums = x.values();
      for (int row = 0, at = 0; row < z.rows(); row++) {
        int to = row * USED;
        for (int i = 0, coordinate = 0; i < latents; i++, at++) {
          sums[to + coordinate] += weight * codes[at];
          coordinate = coordinate + 1 == USED ? 0 : coordinate + 1;
        }
      }
      return x;
    }

    @Override
    public float[] logLikelihood(Matrix x, Matrix z) {
      Matrix means = decode(z);
      float[] nats = new float[x.rows()];
      for (int i = 0; i < means.values().length; i++) {
        double residual = (x.values()[i] - means.values()[i]) / SIGMA;
        nats[i / USED] -= (float) (.5 * residual * residual + LOG_SCALE);
      }
      return nats;
    }

    @Override
    public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
      throw new UnsupportedOperationException();
    }
  }
}
