package dev.elbow.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  /** Sweep files, stores and exports out there rely on them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "train_loss",
        "train_elbo",
        "valid_elbo",
        "valid_distortion",
        "valid_rate",
        "active_units",
        "collapse_fraction",
        "epoch_seconds"
      })
  void aPromisedEpochMetricExists(String id) {
    assertThat(Metric.byId(id)).isPresent().get().matches(Metric::isPerEpoch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "valid_elbo",
        "valid_distortion",
        "valid_rate",
        "active_units",
        "collapse_fraction",
        "valid_iwae64",
        "valid_nll",
        "test_elbo",
        "mutual_information",
        "marginal_kl",
        "generalisation_gap"
      })
  void aPromisedFinalMetricExists(String id) {
    assertThat(Metric.byId(id)).isPresent().get().matches(Metric::isFinal);
  }

  @Test
  void noTwoHaveOneNameOrOneTitle() {
    assertThat(Metric.values()).extracting(Metric::id).doesNotHaveDuplicates();
    assertThat(Metric.values()).extracting(Metric::title).doesNotHaveDuplicates();
    assertThat(
            Stream.concat(
                Arrays.stream(Metric.values()).map(Metric::id),
                Arrays.stream(DimensionMetric.values()).map(DimensionMetric::id)))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @EnumSource
  void anIdLeadsBackToItsMetric(Metric metric) {
    assertThat(Metric.byId(metric.id())).contains(metric);
    assertThat(Metric.byId(metric.title())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isKnownAfterAnEpochOrAtTheEnd(Metric metric) {
    assertThat(metric.isPerEpoch() || metric.isFinal()).isTrue();
    assertThat(metric.isFullOnly() && metric.isPerEpoch()).isFalse();
  }

  @Test
  void aStandardErrorIsNamedAfterItsMetricAndKnownWhenThatIs() {
    List<Metric> errors = Arrays.stream(Metric.values()).filter(Metric::isStandardError).toList();

    assertThat(errors).isNotEmpty();
    for (Metric error : errors) {
      assertThat(error.id()).endsWith("_se");
      Metric of = Metric.byId(error.id().replaceFirst("_se$", "")).orElseThrow();
      assertThat(of.standardError()).contains(error);
      assertThat(error.unit()).isEqualTo(of.unit());
      assertThat(error.group()).isEqualTo(of.group());
      assertThat(error.isPerEpoch()).isEqualTo(of.isPerEpoch());
      assertThat(error.isFinal()).isEqualTo(of.isFinal());
      assertThat(error.isFullOnly()).isEqualTo(of.isFullOnly());
      assertThat(error.better()).isEqualTo(Metric.Better.NEITHER);
      assertThat(error.standardError()).isEmpty();
    }
  }

  @Test
  void measurementsOfOthersTakePrecedence() {
    Measurements both =
        new Measurements(Map.of(Metric.VALID_ELBO, -1., Metric.VALID_RATE, 2.))
            .and(new Measurements(Map.of(Metric.VALID_ELBO, -3.)));

    assertThat(both.orNaN(Metric.VALID_ELBO)).isEqualTo(-3);
    assertThat(both.orNaN(Metric.VALID_RATE)).isEqualTo(2);
    assertThat(both.get(Metric.TEST_ELBO)).isEmpty();
    assertThat(both.orNaN(Metric.TEST_ELBO)).isNaN();
  }

  @Test
  void aNumberThatIsNotFiniteIsKnownToBeSo() {
    for (double value : new double[] {Double.NaN, 1 / 0., -1 / 0.}) {
      assertThat(metrics(Map.of(), Gap.notFinite(Metric.VALID_ELBO, value)))
          .matches(metrics -> metrics.isNotFinite(Metric.VALID_ELBO))
          .matches(metrics -> !metrics.isNotFinite(Metric.TEST_ELBO));
      assertThat(metrics(Map.of(Metric.VALID_ELBO, value)).isNotFinite(Metric.VALID_ELBO)).isTrue();
    }
    assertThat(metrics(Map.of(Metric.VALID_ELBO, -1.)).isNotFinite(Metric.VALID_ELBO)).isFalse();
    assertThat(metrics(Map.of(), new Gap("ELBO", "no weights")).isNotFinite(Metric.VALID_ELBO))
        .isFalse();
  }

  private static FinalMetrics metrics(Map<Metric, Double> values, Gap... gaps) {
    return new FinalMetrics(
        new Measurements(values), Map.of(), Optional.empty(), Optional.empty(), List.of(gaps));
  }
}
