package dev.elbow.core.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cases small enough for pencil and paper. */
class EstimatorsByHandTest {

  @Test
  void a_standard_error_is_over_examples() {
    Estimate estimate = Estimate.over(new double[] {1, 2, 3, 4});

    assertThat(estimate.mean()).isEqualTo(2.5);
    // Unbiased variance 5/3, over 4 examples.
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(5.0 / 12), within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> Estimate.over(new double[0]));
  }

  @Test
  void a_difference_of_independent_estimates_has_both_standard_errors_in_quadrature() {
    assertThat(new Estimate(-5, 3).minus(new Estimate(-7, 4))).isEqualTo(new Estimate(2, 5));
  }

  @Test
  void very_small_likelihoods_do_not_underflow() {
    Matrix x = Matrix.zeros(2, 1);
    Posterior prior = posterior(new float[2], new float[2], 1);

    double[] bounds = ImportanceWeightedBound.perExample(prior, constant(-100_000), x, 64, 1);

    assertThat(bounds).containsExactly(new double[] {-100_000, -100_000}, within(1e-6));
  }

  @Test
  void the_bound_is_the_log_of_the_mean_weight() {
    // Weights 1 and 3 in turn, posterior = prior: ln((1 + 3)/2).
    Decoder alternating =
        new Decoder() {
          @Override
          public Matrix decode(Matrix z) {
            return z;
          }

          @Override
          public float[] logLikelihood(Matrix x, Matrix z) {
            return new float[] {0, (float) Math.log(3)};
          }
        };
    Posterior prior = posterior(new float[1], new float[1], 1);

    double[] bounds =
        ImportanceWeightedBound.perExample(prior, alternating, Matrix.zeros(1, 1), 2, 1);

    assertThat(bounds[0]).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void what_is_not_finite_stays_visible() {
    Posterior prior = posterior(new float[1], new float[1], 1);
    Posterior broken = posterior(new float[] {Float.NaN}, new float[1], 1);
    Matrix x = Matrix.zeros(1, 1);

    assertThat(ElboEstimate.of(prior, constant(Float.NaN), x, 1, 1).isFinite()).isFalse();
    assertThat(ElboEstimate.of(broken, constant(-1), x, 1, 1).isFinite()).isFalse();
    assertThat(ElboEstimate.of(prior, constant(-1), x, 1, 1).isFinite()).isTrue();
    assertThat(ImportanceWeightedBound.perExample(prior, constant(Float.NaN), x, 3, 1)[0]).isNaN();
  }

  @Test
  void one_seed_gives_the_same_noise_and_another_gives_other_noise() {
    assertThat(noise(5)).isEqualTo(noise(5)).isNotEqualTo(noise(6));
  }

  private static float[] noise(long seed) {
    Matrix noise = Matrix.zeros(3, 2);
    NormalNoise.seeded(seed).fill(noise);
    return noise.values();
  }

  private static Posterior posterior(float[] means, float[] logVariances, int latentSize) {
    int examples = means.length / latentSize;
    return new Posterior(
        new Matrix(means, examples, latentSize), new Matrix(logVariances, examples, latentSize));
  }

  private static Decoder constant(float logLikelihood) {
    return new Decoder() {
      @Override
      public Matrix decode(Matrix z) {
        return z;
      }

      @Override
      public float[] logLikelihood(Matrix x, Matrix z) {
        float[] result = new float[x.rows()];
        Arrays.fill(result, logLikelihood);
        return result;
      }
    };
  }
}
