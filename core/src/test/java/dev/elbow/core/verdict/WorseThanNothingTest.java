package dev.elbow.core.verdict;

import static dev.elbow.core.verdict.Thresholds.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.estimators.Estimate;
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

  @Test
  void rate_that_the_decoder_has_no_use_for_is_a_collapse_and_no_divergence() {
    assertThat(verdict(100, 10, 1, 0)).isEqualTo(Verdict.FULL_COLLAPSE);
    assertThat(verdict(110, 1, 1, 0)).isEqualTo(Verdict.DIVERGED); // its distortion is worse, too
  }

  @Test
  void a_training_that_was_ended_early_had_no_time_to_become_better_than_nothing() {
    Diagnosis diagnosis = VerdictRules.diagnoseStopped(metrics(110, 55, 1, 20), DEFAULT, 1);
    assertThat(diagnosis.verdict()).isNotEqualTo(Verdict.DIVERGED);
    assertThat(diagnosis.reason()).startsWith("as it was when stopped after 1 epoch: ");
    assertThat(diagnosis.hints()).isEmpty();
    FinalMetrics broken = metrics(Double.NaN, 55, 1, 20);
    assertThat(VerdictRules.diagnoseStopped(broken, DEFAULT, 2).verdict())
        .isEqualTo(Verdict.DIVERGED);
  }

  private static Verdict verdict(double distortion, double rate, double weight) {
    return verdict(distortion, rate, weight, 20);
  }

  private static Verdict verdict(double distortion, double rate, double weight, double use) {
    return VerdictRules.diagnose(metrics(distortion, rate, weight, use), DEFAULT).verdict();
  }

  private static FinalMetrics metrics(double distortion, double rate, double weight, double use) {
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.VALID_ELBO, new Estimate(-(distortion + rate), 1));
    values.put(Metric.VALID_RATE, rate);
    values.put(Metric.NULL_ELBO, -100);
    values.put(Metric.KL_WEIGHT, weight);
    values.put(Metric.DECODER_USE, new Estimate(use, 1));
    return new FinalMetrics(
        values.build(), Map.of(), Optional.empty(), Optional.empty(), List.of());
  }
}
