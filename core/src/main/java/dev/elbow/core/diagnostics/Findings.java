package dev.elbow.core.diagnostics;

import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.samples.RadiusHistogram;
import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Gap;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what an examination finds. A number that is not finite is a gap, not a finding. */
final class Findings {
  private final Measurements.Builder values = new Measurements.Builder();
  private final Map<DimensionMetric, List<Double>> dimensions =
      new EnumMap<>(DimensionMetric.class);
  private final List<Gap> gaps = new ArrayList<>();
  private @Nullable RadiusHistogram radius;
  private @Nullable RadiusHistogram pcaRadius;

  void put(Metric metric, double value) {
    if (Double.isFinite(value)) {
      values.put(metric, value);
    } else {
      gaps.add(Gap.notFinite(metric, value));
    }
  }

  /** The mean and, where the metric has one and it is known, its standard error. */
  void put(Metric metric, Estimate estimate) {
    put(metric, estimate.mean());
    if (Double.isFinite(estimate.mean()) && Double.isFinite(estimate.standardError())) {
      metric.standardError().ifPresent(error -> put(error, estimate.standardError()));
    }
  }

  void putAll(Measurements measurements) {
    measurements.byMetric().forEach(this::put);
  }

  void put(DimensionMetric metric, double[] perDimension) {
    dimensions.put(metric, Arrays.stream(perDimension).boxed().toList());
  }

  void putRadius(RadiusHistogram histogram) {
    radius = histogram;
  }

  void putPcaRadius(RadiusHistogram histogram) {
    pcaRadius = histogram;
  }

  void gap(String what, String reason) {
    gaps.add(new Gap(what, reason));
  }

  /** Takes over everything that a part has found. */
  void add(Findings part) {
    values.putAll(part.values.build());
    dimensions.putAll(part.dimensions);
    gaps.addAll(part.gaps);
    radius = part.radius == null ? radius : part.radius;
    pcaRadius = part.pcaRadius == null ? pcaRadius : part.pcaRadius;
  }

  FinalMetrics metrics() {
    return new FinalMetrics(
        values.build(),
        dimensions,
        Optional.ofNullable(radius),
        Optional.ofNullable(pcaRadius),
        gaps);
  }
}
