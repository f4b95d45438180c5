package dev.elbow.runner.store;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Metrics as the store keeps them, value by name, and the records they are rebuilt into. A value
 * that an older Elbow did not store reads as NaN; a name that this Elbow does not know is passed
 * over.
 */
final class MetricValues {
  // Looked up for millions of rows when a large run is read.
  private static final Map<String, Metric> BY_ID =
      Arrays.stream(Metric.values()).collect(Collectors.toUnmodifiableMap(Metric::id, m -> m));

  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  static MetricValues of(EpochMetrics metrics) {
    return collect(metric -> metric.of(metrics));
  }

  static MetricValues of(FinalMetrics metrics) {
    return collect(metric -> metric.of(metrics));
  }

  private static MetricValues collect(Function<Metric, OptionalDouble> get) {
    MetricValues collected = new MetricValues();
    for (Metric metric : Metric.values()) {
      get.apply(metric).ifPresent(value -> collected.values.put(metric, value));
    }
    return collected;
  }

  void put(String id, double value) {
    Metric metric = BY_ID.get(id);
    if (metric != null) {
      values.put(metric, value);
    }
  }

  /** For every metric that has a value. */
  Map<Metric, Double> values() {
    return values;
  }

  EpochMetrics toEpoch(int epoch) {
    return new EpochMetrics(
        epoch,
        real(Metric.TRAIN_LOSS),
        real(Metric.TRAIN_ELBO),
        real(Metric.VALID_ELBO),
        real(Metric.VALID_DISTORTION),
        real(Metric.VALID_RATE),
        whole(Metric.ACTIVE_UNITS),
        real(Metric.COLLAPSE_FRACTION),
        real(Metric.EPOCH_SECONDS));
  }

  FinalMetrics toFinal(List<Double> klPerDimensionNats) {
    return new FinalMetrics(
        whole(Metric.BEST_EPOCH),
        real(Metric.VALID_ELBO),
        real(Metric.VALID_ELBO_SE),
        real(Metric.VALID_DISTORTION),
        real(Metric.VALID_RATE),
        optional(Metric.TEST_ELBO),
        real(Metric.VALID_IWAE64),
        real(Metric.VALID_IWAE64_SE),
        whole(Metric.ACTIVE_UNITS),
        real(Metric.COLLAPSE_FRACTION),
        klPerDimensionNats);
  }

  private double real(Metric metric) {
    return values.getOrDefault(metric, Double.NaN);
  }

  private int whole(Metric metric) {
    return (int) real(metric);
  }

  private OptionalDouble optional(Metric metric) {
    return values.containsKey(metric) ? OptionalDouble.of(real(metric)) : OptionalDouble.empty();
  }
}
