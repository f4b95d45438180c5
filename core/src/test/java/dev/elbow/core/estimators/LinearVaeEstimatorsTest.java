package dev.elbow.core.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.model.Posterior;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimators against a model of which every number is known exactly. */
class LinearVaeEstimatorsTest {
  private static final List<Double> EIGENVALUES = List.of(4., 2., 1., .5);
  private static final double VARIANCE = .75;
  private static final int EXAMPLES = 20_000;
  private static final Matrix DATA = GaussianData.withCovariance(EIGENVALUES, EXAMPLES, 7);
  private static final long NOISE = 11;

  @ParameterizedTest
  @CsvSource({
    "0.5, 4, 2.654806, 4.100390, -6.755196, -6.466213",
    "1,   3, 1.471244, 4.933723, -6.404967, -6.404967",
    "2,   2, 0.634256, 6.100390, -6.734646, -6.504356",
    "4,   1, 0.143841, 7.433723, -7.577564, -7.000229",
    "6,   0, 0,        8.100390, -8.100390, -8.100390"
  })
  void rate_distortion_and_elbo_are_those_of_the_closed_form(
      double beta, int active, double rate, double distortion, double elbo, double logLikelihood) {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, beta);
    assertThat(vae.rate()).isCloseTo(rate, within(1e-6));
    assertThat(vae.distortion()).isCloseTo(distortion, within(1e-6));
    assertThat(vae.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));

    ElboEstimate estimate = ElboEstimate.of(vae, vae, DATA, 8, NOISE);

    assertThat(estimate.rate().mean()).isCloseTo(rate, within(1e-4));
    assertThat(estimate.distortion().mean()).isCloseTo(distortion, within(.01));
    assertThat(estimate.elbo().mean()).isCloseTo(elbo, within(.01));
    assertThat(LatentSummary.of(vae.encode(DATA)).activeUnits()).isEqualTo(active);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4", "1, 4", "2.5, 3", "5, 2", "10, 1", "20, 0"})
  void so_they_are_with_another_spectrum_and_fewer_latents(double beta, int active) {
    List<Double> eigenvalues = List.of(6., 3., 1.5, .8, .3);
    double variance = .4;
    int latentSize = 4;
    // The closed form once more, term by term: what LinearVae says of itself is tested too.
    double rate = 0;
    double distortion = 0;
    double logLikelihood = 0;
    for (int i = 0; i < eigenvalues.size(); i++) {
      double lambda = eigenvalues.get(i);
      boolean used = i < active;
      rate += used ? .5 * Math.log(lambda / (beta * variance)) : 0;
      distortion += .5 * Math.log(2 * Math.PI * variance) + (used ? beta : lambda / variance) / 2;
      double modelled = used ? lambda + (1 - beta) * variance : variance;
      logLikelihood -= .5 * (Math.log(2 * Math.PI * modelled) + lambda / modelled);
    }
    Matrix data = GaussianData.withCovariance(eigenvalues, EXAMPLES, 8);
    LinearVae vae = new LinearVae(eigenvalues, variance, beta, latentSize);

    ElboEstimate estimate = ElboEstimate.of(vae, vae, data, 8, NOISE);

    // A squared error over 2σ² has mean β/2 in a used direction, and a deviation of β/√2 at most.
    double deviation = beta * Math.sqrt(active / 2.0);
    Offset<Double> drawn = within(4 * deviation / Math.sqrt(8 * EXAMPLES) + 1e-4);
    assertThat(vae.activeDirections()).isEqualTo(active);
    assertThat(vae.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
    assertThat(estimate.rate().mean()).isCloseTo(rate, within(1e-4));
    assertThat(estimate.distortion().mean()).isCloseTo(distortion, drawn);
    assertThat(estimate.elbo().mean()).isCloseTo(-distortion - rate, drawn);
    assertThat(LatentSummary.of(vae.encode(data)).activeUnits()).isEqualTo(active);
  }

  @Test
  void a_learned_variance_is_that_of_the_closed_form() {
    assertThat(LinearVae.withLearnedVariance(EIGENVALUES, .5, 2).variance()).isEqualTo(.5);
    assertThat(LinearVae.withLearnedVariance(EIGENVALUES, 1, 2).variance()).isEqualTo(.75);
    assertThat(LinearVae.withLearnedVariance(EIGENVALUES, 1, 2).logLikelihood())
        .isCloseTo(-6.427793, within(1e-6));
    assertThat(LinearVae.withLearnedVariance(EIGENVALUES, 1.5, 2).variance())
        .isCloseTo(1.4, within(1e-12));
  }

  @Test
  void activities_and_kl_per_dimension_are_those_of_the_closed_form() {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, 1);
    Posterior posterior = vae.encode(DATA);
    Offset<Double> tolerance = within(2e-4);

    List<Double> activities = LatentSummary.of(posterior).activities();
    List<Double> kl = LatentSummary.of(posterior).klPerDimensionNats();

    double[] exactActivities = {.8125, .625, .25, 0};
    double[] exactKl = {.8370, .4904, .1438, 0};
    for (int i = 0; i < EIGENVALUES.size(); i++) {
      assertThat(activities.get(i)).isCloseTo(exactActivities[i], tolerance);
      assertThat(kl.get(i)).isCloseTo(exactKl[i], tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, -7.5775, -7.1033, -7.0103, -7.0002", "2, -6.7352, -6.5388, -6.5076, -6.5044"})
  void importance_weighted_bounds_rise_from_the_elbo_towards_the_log_likelihood(
      double beta, double l1, double l5, double l50, double logLikelihood) {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, beta);
    // The reference was drawn too: its standard error is up to .0016, ours is of the same order.
    Offset<Double> tolerance = within(.008);

    double first = bound(vae, 1);
    double fifth = bound(vae, 5);
    double fiftieth = bound(vae, 50);

    assertThat(first).isCloseTo(l1, tolerance);
    assertThat(fifth).isCloseTo(l5, tolerance).isGreaterThan(first);
    assertThat(fiftieth).isCloseTo(l50, tolerance).isGreaterThan(fifth);
    assertThat(fiftieth).isLessThan(logLikelihood);
  }

  @Test
  void weights_are_constant_where_the_posterior_is_exact() {
    LinearVae vae = new LinearVae(EIGENVALUES, VARIANCE, 1);
    Matrix few = DATA.rows(0, 50);
    Posterior posterior = vae.encode(few);

    double[] first = ImportanceWeightedBound.perExample(posterior, vae, few, 1, NOISE);
    double[] many = ImportanceWeightedBound.perExample(posterior, vae, few, 30, NOISE + 1);

    for (int i = 0; i < few.rows(); i++) {
      double exact = vae.logLikelihood(few.rows(i, i + 1).values());
      assertThat(first[i]).isCloseTo(exact, within(1e-4));
      assertThat(many[i]).isCloseTo(exact, within(1e-4));
    }
  }

  private static double bound(LinearVae vae, int k) {
    return ImportanceWeightedBound.of(vae, vae, DATA, k, NOISE).mean();
  }
}
