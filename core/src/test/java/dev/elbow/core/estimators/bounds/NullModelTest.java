package dev.elbow.core.estimators.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NullModelTest {
  private static final Offset<Double> ROUNDING = within(1e-9);
  private static final Likelihood BERNOULLI = new Bernoulli();
  private static final Likelihood LEARNED = new Gaussian(new Sigma.Learned());

  @Test
  void fair_bits_cost_ln_2_each() {
    Matrix x = new Matrix(new float[] {0, 1, 1, 1, 0, 0}, 2, 3);

    assertThat(NullModel.elboNats(x, BERNOULLI)).isCloseTo(-3 * Math.log(2), ROUNDING);
  }

  @Test
  void bits_cost_the_entropy_of_their_mean_and_constant_ones_nothing() {
    // Means ¼, 1 and 0.
    Matrix x = new Matrix(new float[] {1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0}, 4, 3);

    assertThat(NullModel.elboNats(x, BERNOULLI))
        .isCloseTo(.25 * Math.log(.25) + .75 * Math.log(.75), ROUNDING);
  }

  @Test
  void with_a_given_sigma_a_gaussian_pays_for_variances() {
    // Variances 1 and 4 around means 2 and 0, σ² = ¼.
    Matrix x = new Matrix(new float[] {1, -2, 3, 2}, 2, 2);

    assertThat(NullModel.elboNats(x, new Gaussian(new Sigma.Fixed(.5))))
        .isCloseTo(-Math.log(2 * Math.PI * .25) - 2 - 8, ROUNDING);
  }

  @Test
  void a_learned_sigma_is_the_best_shared_one() {
    Matrix x = new Matrix(new float[] {1, -2, 3, 2}, 2, 2); // variances 1 and 4

    double learned = NullModel.elboNats(x, LEARNED);

    assertThat(learned).isCloseTo(-Math.log(2 * Math.PI * 2.5) - 1, ROUNDING);
    for (double sigma : new double[] {1.4, 1.7}) {
      assertThat(NullModel.elboNats(x, new Gaussian(new Sigma.Fixed(sigma)))).isLessThan(learned);
    }
  }

  @Test
  void a_learned_sigma_of_constant_data_is_at_its_floor() {
    Matrix x = new Matrix(new float[] {7, 7, 7}, 3, 1);

    assertThat(NullModel.elboNats(x, LEARNED)).isCloseTo(-.5 * Math.log(2 * Math.PI) + 6, ROUNDING);
  }

  @Test
  void a_collapsed_linear_vae_is_the_null_model() {
    List<Double> eigenvalues = List.of(4., 2., 1., .5);
    Matrix x = GaussianData.withCovariance(eigenvalues, 500, 1);
    Likelihood likelihood = new Gaussian(new Sigma.Fixed(Math.sqrt(.75)));

    assertThat(NullModel.elboNats(x, likelihood)).isCloseTo(-8.100390, within(2e-6));
    assertThat(NullModel.elboNats(x, likelihood))
        .isCloseTo(new LinearVae(eigenvalues, .75, 6).elbo(), within(1e-6));
  }

  @Test
  void data_that_have_no_such_model_are_refused() {
    Matrix outside = new Matrix(new float[] {1.5f}, 1, 1);
    Matrix broken = new Matrix(new float[] {Float.NaN}, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NullModel.elboNats(outside, BERNOULLI))
        .withMessageContaining("from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NullModel.elboNats(broken, LEARNED))
        .withMessageContaining("finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NullModel.elboNats(Matrix.zeros(0, 3), LEARNED))
        .withMessageContaining("no examples");
  }
}
