package dev.elbow.core.metrics;

import dev.elbow.core.estimators.Estimate;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Numbers by what they measure, in the units of {@link Metric}. What was not measured is absent.
 */
public record Measurements(Map<Metric, Double> byMetric) {
  public Measurements {
    byMetric = Map.copyOf(byMetric);
  }

  /** The value; empty if it was not measured. NaN and the infinities are values. */
  public OptionalDouble get(Metric metric) {
    Double value = byMetric.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The value, NaN if it was not measured. */
  public double orNaN(Metric metric) {
    return byMetric.getOrDefault(metric, Double.NaN);
  }

  /** These and others; where both have a metric, the others' value. */
  public Measurements and(Measurements others) {
    Map<Metric, Double> both = new EnumMap<>(Metric.class);
    both.putAll(byMetric);
    both.putAll(others.byMetric);
    return new Measurements(both);
  }

  /** Collects measurements. */
  public static final class Builder {
    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    public void put(Metric metric, double value) {
      values.put(metric, value);
    }

    /** The mean and, where the metric has one and it is known, the standard error. */
    public void put(Metric metric, Estimate estimate) {
      put(metric, estimate.mean());
      if (!Double.isNaN(estimate.standardError())) {
        metric.standardError().ifPresent(error -> put(error, estimate.standardError()));
      }
    }

    public void putAll(Measurements others) {
      values.putAll(others.byMetric);
    }

    public Measurements build() {
      return new Measurements(values);
    }
  }
}
