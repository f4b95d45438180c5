package dev.elbow.core.metrics;

import dev.elbow.core.estimators.samples.RadiusHistogram;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a trained model, with its best weights restored. Nats per example.
 *
 * @param values every metric that is known at the end, as far as it could be measured
 * @param dimensions numbers of each latent dimension
 * @param radius how far codes are from the origin; absent if not measured
 * @param pcaRadius the same within the leading principal components of the posterior means
 * @param gaps what could not be measured, and why
 */
public record FinalMetrics(
    Measurements values,
    Map<DimensionMetric, List<Double>> dimensions,
    Optional<RadiusHistogram> radius,
    Optional<RadiusHistogram> pcaRadius,
    List<Gap> gaps) {
  public FinalMetrics {
    dimensions = Map.copyOf(dimensions);
    gaps = List.copyOf(gaps);
  }

  /** One number for each latent dimension; empty if not measured. */
  public List<Double> perDimension(DimensionMetric metric) {
    return dimensions.getOrDefault(metric, List.of());
  }

  /** The same with more values. */
  public FinalMetrics with(Measurements more) {
    return new FinalMetrics(values.and(more), dimensions, radius, pcaRadius, gaps);
  }

  /** The value of a metric, NaN if it was not measured. */
  public double get(Metric metric) {
    return values.orNaN(metric);
  }

  /** Whether a metric was measured and came out as NaN or infinite. */
  public boolean isNotFinite(Metric metric) {
    return gaps.contains(Gap.notFinite(metric, Double.NaN))
        || gaps.contains(Gap.notFinite(metric, Double.POSITIVE_INFINITY))
        || values.get(metric).stream().anyMatch(value -> !Double.isFinite(value));
  }

  /** The epoch whose weights were restored, from 1. */
  public int bestEpoch() {
    return (int) get(Metric.BEST_EPOCH);
  }
}
