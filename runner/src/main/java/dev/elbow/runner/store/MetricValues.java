package dev.elbow.runner.store;

import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.util.EnumMap;
import java.util.Map;

/** Metrics being read from rows. A metric that this Elbow does not know is passed over. */
final class MetricValues {
  private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

  private final MetricIds ids;

  MetricValues(MetricIds ids) {
    this.ids = ids;
  }

  void put(int id, double value) {
    ids.metric(id).ifPresent(metric -> values.put(metric, value));
  }

  Measurements read() {
    return new Measurements(values);
  }
}
