package dev.elbow.core.verdict;

import static dev.elbow.core.verdict.ModelNumbers.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said beside the verdict. */
class FlagsTest {

  /** A limit, and whether the flag is raised just below it or just above it. Never at it. */
  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(Metric.HIDDEN_RATE, .05, false, "Distributed code"),
        Arguments.of(Metric.DENSITY_RATIO, .5, true, "Sparse prior samples"),
        Arguments.of(Metric.C2ST_ACCURACY, .75, false, "Codes differ from the prior"),
        Arguments.of(Metric.PCA_RADIUS_AUC, .9, false, "Codes in a subspace"),
        Arguments.of(Metric.RADIUS_SHIFT, 3, false, "Radius"),
        Arguments.of(Metric.RADIUS_SHIFT, -3, true, "Radius"),
        // 10 % of 20 nats
        Arguments.of(Metric.GAUSSIAN_MARGINAL_KL, 2, false, "Aggregate posterior"),
        // half of the 4 nats from −100 to −96
        Arguments.of(Metric.AMORTISATION_GAP, 2, false, "Encoder"),
        Arguments.of(Metric.EFFECTIVE_SAMPLES, 2, true, "Loose likelihood"),
        // 8.5 − 1
        Arguments.of(Metric.MUTUAL_INFORMATION, 7.5, false, "Mutual information saturated"),
        // −3 · 0.25, and rounding
        Arguments.of(Metric.TOTAL_CORRELATION, -.750001, true, "Total correlation below zero"));
  }

  @ParameterizedTest(name = "{3} at {1}")
  @MethodSource("limits")
  void aFlagIsRaisedOnOneSideOfItsLimit(
      Metric metric, double limit, boolean isRaisedBelow, String title) {
    ModelNumbers raised =
        healthy().with(metric, isRaisedBelow ? Math.nextDown(limit) : Math.nextUp(limit));

    assertThat(raised.flags()).containsExactly(title);
    assertThat(raised.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(healthy().with(metric, limit).flags()).isEmpty();
  }

  @Test
  void noGainIsAnElboNoBetterThanWithoutLatents() {
    assertThat(healthy().with(Metric.ELBO_GAIN, 0).flags()).contains("No gain");
    assertThat(healthy().with(Metric.ELBO_GAIN, Double.MIN_VALUE).flags())
        .doesNotContain("No gain");
  }

  @Test
  void anAmortisationGapWithinItsErrorIsNone() {
    // At the optimum of a linear VAE the bound is tight, and both differences are chance.
    assertThat(
            healthy()
                .with(Metric.VALID_NLL, 100.001)
                .with(Metric.AMORTISATION_GAP, .0001)
                .with(Metric.AMORTISATION_GAP_SE, .0001)
                .flags())
        .isEmpty();
  }

  @Test
  void aFullyCollapsedModelIsNoDistributedCode() {
    ModelNumbers model = healthy().with(Metric.HIDDEN_RATE, 1).with(Metric.VALID_RATE, .01);

    assertThat(model.verdict()).isEqualTo(Verdict.FULL_COLLAPSE);
    assertThat(model.flags()).doesNotContain("Distributed code");
  }

  @Test
  void saturatedMutualInformationIsALowerBound() {
    assertThat(healthy().with(Metric.MUTUAL_INFORMATION, 8.25).diagnosed().flags())
        .extracting(Diagnosis.Remark::text)
        .containsExactly(
            "it is at least 8.25 nats; more than 8.50 cannot be seen with so many codes, and"
                + " nothing follows about a hole in the prior");
  }
}
