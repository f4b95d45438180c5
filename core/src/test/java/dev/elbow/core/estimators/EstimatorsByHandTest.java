package dev.elbow.core.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.latents.ActiveUnits;
import dev.elbow.core.estimators.latents.CollapseFraction;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cases small enough for pencil and paper. */
class EstimatorsByHandTest {

  @Test
  void kl_of_a_shifted_narrower_normal() {
    assertThat(GaussianKl.nats(1, Math.log(.5))).isCloseTo(.596574, within(5e-7));
    assertThat(GaussianKl.nats(0, 0)).isZero();
    assertThat(GaussianKl.nats(0, 1)).isPositive();
  }

  @Test
  void kl_is_summed_over_dimensions_and_averaged_over_examples() {
    // KL(N(m, 1) || N(0, 1)) = m²/2.
    Posterior posterior = posterior(new float[] {2, 0, 4, 2}, new float[4], 2);

    assertThat(GaussianKl.perExample(posterior)).containsExactly(2, 10);
    assertThat(GaussianKl.perDimension(posterior)).containsExactly(5, 1);
  }

  @Test
  void activity_is_the_unbiased_variance_of_the_posterior_mean() {
    Matrix means = new Matrix(new float[] {1, 5, 2, 5, 3, 5}, 3, 2);

    assertThat(ActiveUnits.activities(means)).containsExactly(1, 0);
    assertThat(ActiveUnits.count(means)).isEqualTo(1);
  }

  @Test
  void a_unit_is_active_above_a_variance_of_one_hundredth() {
    // Two examples at ±a have an unbiased variance of 2a².
    assertThat(ActiveUnits.count(new Matrix(new float[] {.0706f, -.0706f}, 2, 1))).isZero();
    assertThat(ActiveUnits.count(new Matrix(new float[] {.0708f, -.0708f}, 2, 1))).isOne();
  }

  @Test
  void a_single_example_activates_nothing() {
    assertThat(ActiveUnits.activities(new Matrix(new float[] {3, 4}, 1, 2))).containsExactly(0, 0);
  }

  @Test
  void a_dimension_is_collapsed_if_at_most_one_example_in_a_hundred_uses_it() {
    float[] means = new float[200];
    means[0] = 1; // dimension 0 speaks of one example in a hundred
    means[1] = 1; // dimension 1 of two
    means[3] = 1;

    assertThat(CollapseFraction.of(posterior(means, new float[200], 2))).isEqualTo(.5);
  }

  @Test
  void collapse_starts_below_one_hundredth_of_a_nat() {
    // A mean of .14 is .0098 nats, one of .15 is .01125.
    assertThat(CollapseFraction.of(posterior(new float[] {.14f}, new float[1], 1))).isOne();
    assertThat(CollapseFraction.of(posterior(new float[] {.15f}, new float[1], 1))).isZero();
  }

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
