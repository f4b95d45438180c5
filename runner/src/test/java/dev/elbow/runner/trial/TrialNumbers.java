package dev.elbow.runner.trial;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A few of the numbers that a trial has, for tests in which they only have to be there. */
public final class TrialNumbers {
  public static final Diagnosis HEALTHY =
      new Diagnosis(Verdict.HEALTHY, "5 of 5 units active", List.of(), List.of());

  private TrialNumbers() {}

  public static EpochMetrics epoch(
      int epoch,
      double trainLoss,
      double trainElbo,
      double validElbo,
      double validDistortion,
      double validRate,
      int activeUnits,
      double collapseFraction,
      double seconds) {
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.TRAIN_LOSS, trainLoss);
    values.put(Metric.TRAIN_ELBO, trainElbo);
    values.put(Metric.VALID_ELBO, validElbo);
    values.put(Metric.VALID_DISTORTION, validDistortion);
    values.put(Metric.VALID_RATE, validRate);
    values.put(Metric.ACTIVE_UNITS, activeUnits);
    values.put(Metric.COLLAPSE_FRACTION, collapseFraction);
    values.put(Metric.EPOCH_SECONDS, seconds);
    return new EpochMetrics(epoch, values.build(), List.of(validRate, 0.5));
  }

  public static FinalMetrics finals(
      int bestEpoch,
      double validElbo,
      double validElboError,
      double validDistortion,
      double validRate,
      OptionalDouble testElbo,
      double iwae64,
      double iwae64Error,
      int activeUnits,
      double collapseFraction,
      List<Double> klPerDimension) {
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.BEST_EPOCH, bestEpoch);
    values.put(Metric.VALID_ELBO, validElbo);
    values.put(Metric.VALID_ELBO_SE, validElboError);
    values.put(Metric.VALID_DISTORTION, validDistortion);
    values.put(Metric.VALID_RATE, validRate);
    testElbo.ifPresent(elbo -> values.put(Metric.TEST_ELBO, elbo));
    values.put(Metric.VALID_IWAE64, iwae64);
    values.put(Metric.VALID_IWAE64_SE, iwae64Error);
    values.put(Metric.ACTIVE_UNITS, activeUnits);
    values.put(Metric.COLLAPSE_FRACTION, collapseFraction);
    return new FinalMetrics(
        values.build(),
        Map.of(DimensionMetric.KL, klPerDimension),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
