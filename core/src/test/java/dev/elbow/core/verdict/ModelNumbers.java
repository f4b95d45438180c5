package dev.elbow.core.verdict;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of a model of 32 latents with nothing wrong; a test changes what it is about. */
record ModelNumbers(Map<Metric, Double> values, List<Gap> gaps) {
  static final int LATENTS = 32;

  ModelNumbers {
    values = Map.copyOf(values);
    gaps = List.copyOf(gaps);
  }

  static ModelNumbers none() {
    return new ModelNumbers(Map.of(), List.of());
  }

  static ModelNumbers healthy() {
    return none()
        .with(Metric.VALID_ELBO, -100)
        .with(Metric.VALID_ELBO_SE, .5)
        .with(Metric.NULL_ELBO, -200)
        .with(Metric.ELBO_GAIN, 100)
        .with(Metric.VALID_RATE, 20)
        .with(Metric.VALID_RATE_SE, .25)
        .with(Metric.DECODER_USE, 50)
        .with(Metric.DECODER_USE_SE, 1)
        .with(Metric.GENERALISATION_GAP, .5)
        .with(Metric.GENERALISATION_GAP_SE, .5)
        .with(Metric.DENSITY_RATIO, .875)
        .with(Metric.C2ST_ACCURACY, .5)
        .with(Metric.PCA_RADIUS_AUC, .5)
        .with(Metric.RADIUS_SHIFT, .1)
        .with(Metric.GAUSSIAN_MARGINAL_KL, 1)
        .with(Metric.HIDDEN_RATE, .012)
        .with(Metric.ACTIVE_UNITS, 20)
        .with(Metric.ACTIVE_FRACTION, .625)
        .with(Metric.COLLAPSE_FRACTION, .25)
        .with(Metric.SKIPPED_UPDATES, 0)
        .with(Metric.KL_WEIGHT, 1)
        .with(Metric.VALID_IWAE1, -100)
        .with(Metric.VALID_NLL, 96)
        .with(Metric.AMORTISATION_GAP, 1)
        .with(Metric.AMORTISATION_GAP_SE, .25)
        .with(Metric.EFFECTIVE_SAMPLES, 40)
        .with(Metric.MUTUAL_INFORMATION, 6)
        .with(Metric.MUTUAL_INFORMATION_LIMIT, 8.5)
        .with(Metric.TOTAL_CORRELATION, .5)
        .with(Metric.TOTAL_CORRELATION_SE, .25);
  }

  /** Every rule of the table holds. */
  static ModelNumbers everythingWrong() {
    return healthy()
        .with(Metric.SKIPPED_UPDATES, .5)
        .with(Metric.DECODER_USE, 0)
        .with(Metric.GENERALISATION_GAP, 10)
        .with(Metric.DENSITY_RATIO, .125)
        .with(Metric.C2ST_ACCURACY, .9)
        .with(Metric.ACTIVE_UNITS, 5)
        .with(Metric.ACTIVE_FRACTION, 5 / 32.);
  }

  ModelNumbers with(Metric metric, double value) {
    Map<Metric, Double> changed = new EnumMap<>(Metric.class);
    changed.putAll(values);
    changed.put(metric, value);
    return new ModelNumbers(changed, gaps);
  }

  ModelNumbers without(Metric... metrics) {
    Map<Metric, Double> rest = new EnumMap<>(Metric.class);
    rest.putAll(values);
    rest.keySet().removeAll(List.of(metrics));
    return new ModelNumbers(rest, gaps);
  }

  ModelNumbers with(Gap gap) {
    return new ModelNumbers(values, List.of(gap));
  }

  Diagnosis diagnosed() {
    return diagnosed(Thresholds.DEFAULT);
  }

  Diagnosis diagnosed(Thresholds thresholds) {
    return VerdictRules.diagnose(metrics(), thresholds);
  }

  Verdict verdict() {
    return diagnosed().verdict();
  }

  List<String> flags() {
    return diagnosed().flags().stream().map(Diagnosis.Remark::title).toList();
  }

  private FinalMetrics metrics() {
    return new FinalMetrics(
        new Measurements(values),
        Map.of(DimensionMetric.ACTIVITY, Collections.nCopies(LATENTS, .5)),
        Optional.empty(),
        Optional.empty(),
        gaps);
  }
}
