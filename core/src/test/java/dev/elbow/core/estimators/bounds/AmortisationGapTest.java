package dev.elbow.core.estimators.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.estimators.bounds.AmortisationGap.Settings;
import dev.elbow.core.model.DifferentiableDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmortisationGapTest {
  private static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);

  /** Within reach of 300 steps of .01: means that lie more than 3 off would be left behind. */
  private static final List<Double> OTHERS = List.of(5., 2.5, 1.2, .8, .3);

  @ParameterizedTest
  @CsvSource({"0.5, -6.466213", "1, -6.404967", "2, -6.504356", "4, -7.000229", "6, -8.100390"})
  void the_best_local_posterior_of_a_linear_vae_has_the_log_likelihood_as_its_bound(
      double beta, double logLikelihood) {
    // Of these examples the covariance, and so the mean log-likelihood, is exact.
    Matrix x = GaussianData.withCovariance(EIGENVALUES, 100, 2);
    LinearVae vae = new LinearVae(EIGENVALUES, .75, beta);

    AmortisationGap result = AmortisationGap.of(vae, vae, x, Settings.DEFAULT, 1);

    assertIsExact(result, vae, logLikelihood);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4", "2, 4", "5, 3", "6, 2"})
  void so_it_is_with_another_spectrum_and_fewer_latents(double beta, int latentSize) {
    Matrix x = GaussianData.withCovariance(OTHERS, 100, 4);
    LinearVae vae = new LinearVae(OTHERS, .4, beta, latentSize);

    AmortisationGap result = AmortisationGap.of(vae, vae, x, Settings.DEFAULT, 1);

    assertIsExact(result, vae, vae.logLikelihood());
  }

  /** Where q* is exact all its log-weights are equal: only the way to it leaves something. */
  private static void assertIsExact(AmortisationGap result, LinearVae vae, double logLikelihood) {
    assertThat(result.optimisedElbo().mean()).isCloseTo(logLikelihood, within(.005));
    // 1000 draws of 100 examples leave a standard error of .003 per nat of deviation.
    assertThat(result.gap().mean()).isCloseTo(vae.logLikelihood() - vae.elbo(), within(.02));
    assertThat(result.steps()).isBetween(1, 300);
  }

  @Test
  void an_exact_encoder_leaves_no_gap() {
    Matrix x = GaussianData.withCovariance(EIGENVALUES, 100, 2);
    LinearVae vae = new LinearVae(EIGENVALUES, .75, 1);

    AmortisationGap result = AmortisationGap.of(vae, vae, x, Settings.DEFAULT, 1);

    assertThat(result.gap().mean()).isCloseTo(0, within(1e-5));
    assertThat(result.steps()).isLessThan(300);
  }

  @Test
  void a_posterior_that_got_worse_is_not_taken() {
    Matrix x = GaussianData.withCovariance(EIGENVALUES, 30, 2);
    LinearVae vae = new LinearVae(EIGENVALUES, .75, 2);

    AmortisationGap result = AmortisationGap.of(vae, downhill(vae), x, Settings.DEFAULT, 1);

    assertThat(result.gap().mean()).isZero();
    assertThat(result.gap().standardError()).isZero();
    assertThat(result.optimisedElbo().mean()).isCloseTo(vae.elbo(), within(.05));
    assertThat(result.steps()).isEqualTo(100); // five checks, twenty steps each
  }

  @Test
  void a_seed_repeats_it_and_steps_are_limited() {
    Matrix x = GaussianData.withCovariance(EIGENVALUES, 30, 2);
    LinearVae vae = new LinearVae(EIGENVALUES, .75, 4);
    Settings brief = new Settings(.01, 25, 8, 20, 8, 5, 50);

    AmortisationGap result = AmortisationGap.of(vae, vae, x, brief, 1);

    assertThat(result.steps()).isEqualTo(25);
    assertThat(AmortisationGap.of(vae, vae, x, brief, 1)).isEqualTo(result);
    assertThat(AmortisationGap.of(vae, vae, x, brief, 2)).isNotEqualTo(result);
  }

  @Test
  void examples_that_are_not_finite_are_refused() {
    LinearVae vae = new LinearVae(EIGENVALUES, .75, 4);
    Matrix x = Matrix.zeros(2, 4);
    x.values()[5] = Float.NaN;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmortisationGap.of(vae, vae, x, Settings.DEFAULT, 1))
        .withMessage("the bound is not finite");
  }

  private static DifferentiableDecoder downhill(LinearVae vae) {
    return new DifferentiableDecoder() {
      @Override
      public Matrix decode(Matrix z) {
        return vae.decode(z);
      }

      @Override
      public float[] logLikelihood(Matrix x, Matrix z) {
        return vae.logLikelihood(x, z);
      }

      @Override
      public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
        Matrix gradient = vae.logLikelihoodGradient(x, z);
        for (int i = 0; i < gradient.values().length; i++) {
          gradient.values()[i] *= -3;
        }
        return gradient;
      }
    };
  }
}
