package dev.elbow.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model without latents reaches −100 nats, and errors are 1 nat. */
class WorseThanNothingTest {

  @Test
  void an_elbo_below_that_of_no_latents_is_a_divergence() {
    assertThat(verdict(50, 55, 1)).isEqualTo(Verdict.DIVERGED);
    assertThat(verdict(50, 52, 1)).isNotEqualTo(Verdict.DIVERGED); // by less than 3 errors
  }

  @Test
  void rate_that_the_training_hardly_paid_for_is_none() {
    assertThat(verdict(60, 400, 0.01)).isNotEqualTo(Verdict.DIVERGED);
    assertThat(verdict(100, 400, 0.01)).isEqualTo(Verdict.DIVERGED); // bought nothing, cost 4 nats
  }

  @Test
  void rate_that_the_training_paid_dearly_counts_once() {
    assertThat(verdict(90, 5, 30)).isNotEqualTo(Verdict.DIVERGED);
  }

  @Test
  void distortion_above_that_of_no_latents_is_a_divergence_at_any_weight() {
    assertThat(verdict(110, 1, 1e-12)).isEqualTo(Verdict.DIVERGED);
  }

  private static Verdict verdict(double distortion, double rate, double weight) {
    Measurements values =
        new Measurements(
            Map.of(
                Metric.VALID_ELBO,
                -(distortion + rate),
                Metric.VALID_ELBO_SE,
                1.0,
                Metric.VALID_RATE,
                rate,
                Metric.NULL_ELBO,
                -100.0,
                Metric.KL_WEIGHT,
                weight));
    FinalMetrics metrics =
        new FinalMetrics(values, Map.of(), Optional.empty(), Optional.empty(), List.of());
    return VerdictRules.diagnose(metrics, Thresholds.DEFAULT).verdict();
  }
}
