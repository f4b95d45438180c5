package dev.elbow.core.estimators.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.GaussianData;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.estimators.bounds.NegativeLogLikelihood.Settings;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NegativeLogLikelihoodTest {
  private static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);
  private static final LinearVae VAE = new LinearVae(EIGENVALUES, .75, 4);
  private static final Matrix DATA = GaussianData.withCovariance(EIGENVALUES, 20_000, 9);

  @Test
  void many_draws_on_a_few_examples_correct_few_draws_on_many() {
    NegativeLogLikelihood nll = measure(DATA, 4, new Settings(2000, 300), 1);

    // At k = 2000 the bound is within .001 of its limit.
    assertThat(nll.nats().mean())
        .isCloseTo(7.000229, within(4 * nll.nats().standardError() + .001));
    assertThat(nll.nats().standardError()).isBetween(.005, .03);
    assertThat(nll.draws()).isEqualTo(2000);
  }

  @Test
  void the_standard_error_is_how_much_repetitions_on_other_examples_vary() {
    // From the prior, the bound is the lower, and the correction the larger, the longer x is.
    Encoder prior = x -> new Posterior(Matrix.zeros(x.rows(), 4), Matrix.zeros(x.rows(), 4));
    int repetitions = 400;
    int examples = 50;
    double[] estimates = new double[repetitions];
    double[] variances = new double[repetitions];
    for (int i = 0; i < repetitions; i++) {
      Matrix x = DATA.rows(i * examples, (i + 1) * examples);
      ImportanceWeightedBound bound =
          ImportanceWeightedBound.of(prior, VAE, x, List.of(1), i).get(0);
      Estimate nats =
          NegativeLogLikelihood.of(bound, prior, VAE, x, new Settings(40, 25), i).nats();
      estimates[i] = nats.mean();
      variances[i] = nats.standardError() * nats.standardError();
    }

    // A variance of 400 values is good to 7 %.
    assertThat(StatUtils.mean(variances))
        .isCloseTo(StatUtils.variance(estimates), Percentage.withPercentage(21));
  }

  @Test
  void as_many_draws_as_before_correct_nothing() {
    Matrix x = DATA.rows(0, 100);
    ImportanceWeightedBound bound = coarse(x, 16, 1);

    NegativeLogLikelihood nll =
        NegativeLogLikelihood.of(bound, VAE, VAE, x, new Settings(16, 10), 1);

    assertThat(nll.nats().mean()).isCloseTo(-bound.average().mean(), within(1e-9));
    assertThat(nll.nats().standardError()).isCloseTo(bound.average().standardError(), within(1e-9));
  }

  @Test
  void effective_sample_sizes_are_those_of_the_many_draws() {
    Matrix x = DATA.rows(0, 100);
    double[] sizes =
        ImportanceWeightedBound.of(VAE, VAE, x.rows(0, 10), List.of(500), 6)
            .get(0)
            .effectiveSampleSizes();

    NegativeLogLikelihood nll = measure(x, 4, new Settings(500, 10), 6);

    assertThat(nll.medianEffectiveSampleSize())
        .isCloseTo(StatUtils.percentile(sizes, 50), within(1e-6));
    assertThat(nll.minEffectiveSampleSize()).isCloseTo(StatUtils.min(sizes), within(1e-6));
    assertThat(nll.minEffectiveSampleSize()).isBetween(1., nll.medianEffectiveSampleSize());
  }

  @Test
  void an_exact_posterior_makes_every_draw_count() {
    LinearVae exact = new LinearVae(EIGENVALUES, .75, 1);
    Matrix x = DATA.rows(0, 20);
    ImportanceWeightedBound bound =
        ImportanceWeightedBound.of(exact, exact, x, List.of(2), 1).get(0);

    NegativeLogLikelihood nll =
        NegativeLogLikelihood.of(bound, exact, exact, x, new Settings(50, 5), 1);

    assertThat(nll.minEffectiveSampleSize()).isCloseTo(50, within(1e-3));
    assertThat(nll.nats().mean()).isCloseTo(-bound.average().mean(), within(1e-5));
  }

  @Test
  void what_cannot_be_corrected_is_refused() {
    Matrix x = DATA.rows(0, 10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> measure(x, 8, new Settings(4, 5), 1))
        .withMessage("4 draws cannot refine a bound of 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measure(x.rows(0, 1), 1, new Settings(4, 5), 1))
        .withMessageContaining("at least 2");
    x.values()[3] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measure(x, 1, new Settings(4, 5), 1))
        .withMessageContaining("not finite");
  }

  private static NegativeLogLikelihood measure(Matrix x, int k, Settings settings, long seed) {
    return NegativeLogLikelihood.of(coarse(x, k, seed), VAE, VAE, x, settings, seed);
  }

  private static ImportanceWeightedBound coarse(Matrix x, int k, long seed) {
    return ImportanceWeightedBound.of(VAE, VAE, x, List.of(k), seed).get(0);
  }
}
