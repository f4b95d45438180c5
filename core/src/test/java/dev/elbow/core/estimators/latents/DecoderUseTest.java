package dev.elbow.core.estimators.latents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderUseTest {
  private static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);
  private static final double VARIANCE = .75;
  private static final Matrix DATA = GaussianData.withCovariance(EIGENVALUES, 1000, 5);
  private static final long SEED = 21;

  @ParameterizedTest
  @ValueSource(doubles = {.5, 1, 2, 4, 6})
  void permutingADimensionCostsWhatTheClosedFormSays(double beta) {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, beta);

    DecoderUse use = DecoderUse.of(vae, vae, DATA, SEED);

    double sum = 0;
    for (DecoderUse.Dimension dimension : use.dimensions()) {
      double squaredWeight = Math.max(0, EIGENVALUES.get(dimension.index()) - beta * VARIANCE);
      sum += squaredWeight / VARIANCE;
      assertWithinErrors(dimension.distortionIncrease(), squaredWeight / VARIANCE);
      // Floats of about 1, taken 1/8 apart: an error of 1e-6 of the derivative.
      assertThat(dimension.squaredSensitivity().mean()).isCloseTo(squaredWeight, within(2e-5));
    }
    assertThat(use.dimensions()).hasSize(4);
    assertWithinErrors(use.distortionIncrease(), sum);
    assertThat(use.isCodeIgnored()).isEqualTo(vae.activeDirections() == 0);
  }

  @Test
  void permutationsOfTheTable() {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, 1);

    List<DecoderUse.Dimension> dimensions = DecoderUse.of(vae, vae, DATA, SEED).dimensions();

    double[] exact = {4.333, 1.667, .333, 0};
    for (int i = 0; i < exact.length; i++) {
      assertWithinErrors(dimensions.get(i).distortionIncrease(), exact[i]);
    }
  }

  @Test
  void aDecoderThatIgnoresItsCodesLosesNothing() {
    Decoder deaf = linear(0);

    DecoderUse use = DecoderUse.of(standardNormal(3), deaf, DATA, SEED);

    assertThat(use.distortionIncrease()).isEqualTo(new Estimate(0, 0));
    assertThat(use.dimensions())
        .allSatisfy(each -> assertThat(each.squaredSensitivity().mean()).isZero());
    assertThat(use.isCodeIgnored()).isTrue();
  }

  @Test
  void codesThatSayNothingOfTheExampleAreIgnoredThoughTheDecoderListens() {
    DecoderUse use = DecoderUse.of(standardNormal(4), linear(1), DATA, SEED);

    assertWithinErrors(use.distortionIncrease(), 0);
    assertThat(use.isCodeIgnored()).isTrue();
    assertThat(use.dimensions())
        .allSatisfy(
            each -> assertThat(each.squaredSensitivity().mean()).isCloseTo(1, within(1e-5)));
  }

  @Test
  void theErrorCoversExamplesThatShareACode() {
    // 400 estimates know their spread to 3.5 %. Without the covariance of neighbours, which is .2
    // of the variance here, the error would be 15 % too small.
    LinearVae vae = new LinearVae(List.of(4.), VARIANCE, 1);
    SummaryStatistics increases = new SummaryStatistics();
    SummaryStatistics errors = new SummaryStatistics();
    Matrix data = GaussianData.withCovariance(List.of(4.), 80_000, 9);
    for (int i = 0; i < 400; i++) {
      Matrix part = data.rows(200 * i, 200 * (i + 1));
      Estimate increase = DecoderUse.of(vae, vae, part, i).distortionIncrease();
      increases.addValue(increase.mean());
      errors.addValue(increase.standardError());
    }

    assertThat(errors.getMean() / increases.getStandardDeviation()).isCloseTo(1, within(.1));
  }

  @Test
  void manyLatentsCostNoMoreThanFew() {
    int[] decoded = new int[2];
    Decoder counting =
        new Decoder() {
          @Override
          public Matrix decode(Matrix z) {
            decoded[0] += z.rows();
            return Matrix.zeros(z.rows(), 1);
          }

          @Override
          public float[] logLikelihood(Matrix x, Matrix z) {
            decoded[1] += z.rows();
            return new float[z.rows()];
          }
        };
    int latentSize = 1600;
    Encoder lastHalf =
        x -> {
          Posterior posterior = standardNormal(latentSize).encode(x);
          for (int i = 0; i < posterior.mean().values().length; i++) {
            posterior.mean().values()[i] = i % latentSize < latentSize / 2 ? 0 : 1;
          }
          return posterior;
        };

    DecoderUse use = DecoderUse.of(lastHalf, counting, DATA, SEED);

    assertThat(use.dimensions()).hasSize(800).allMatch(each -> each.index() >= 800);
    assertThat(decoded[0]).isLessThanOrEqualTo(40_001);
    assertThat(decoded[1]).isLessThanOrEqualTo(42_050);
  }

  @Test
  void oneSeedGivesTheSameNumbers() {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, 1);

    assertThat(DecoderUse.of(vae, vae, DATA, 1))
        .isEqualTo(DecoderUse.of(vae, vae, DATA, 1))
        .isNotEqualTo(DecoderUse.of(vae, vae, DATA, 2));
  }

  @Test
  void nobodyCanExchangeAlone() {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecoderUse.of(vae, vae, DATA.rows(0, 1), SEED))
        .withMessageContaining("1 examples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecoderUse.of(vae, linear(Float.NaN), DATA, SEED))
        .withMessageContaining("not finite");
  }

  private static void assertWithinErrors(Estimate estimate, double exact) {
    assertThat(estimate.mean()).isCloseTo(exact, within(3 * estimate.standardError() + 1e-9));
  }

  private static Encoder standardNormal(int latentSize) {
    return x ->
        new Posterior(Matrix.zeros(x.rows(), latentSize), Matrix.zeros(x.rows(), latentSize));
  }

  /** The reconstruction is the code times a weight; the likelihood is of unit variance. */
  private static Decoder linear(float weight) {
    return new Decoder() {
      @Override
      public Matrix decode(Matrix z) {
        float[] values = z.values().clone();
        for (int i = 0; i < values.length; i++) {
          values[i] *= weight;
        }
        return new Matrix(values, z.rows(), z.columns());
      }

      @Override
      public float[] logLikelihood(Matrix x, Matrix z) {
        float[] means = decode(z).values();
        float[] sums = new float[x.rows()];
        for (int i = 0; i < means.length; i++) {
          float residual = x.get(i / z.columns(), i % z.columns()) - means[i];
          sums[i / z.columns()] -= residual * residual / 2;
        }
        return sums;
      }
    };
  }
}
