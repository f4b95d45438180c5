package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.latents.ActiveUnits;
import dev.elbow.core.estimators.latents.CollapseFraction;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import java.util.List;

/** What is measured of a model after every epoch, with one draw of z for each example. */
final class EpochEvaluation {
  private static final int DRAWS = 1;

  private final Matrix train;
  private final Matrix validation;

  EpochEvaluation(Splits splits) {
    EvaluationData data = EvaluationData.of(splits);
    train = data.train();
    validation = data.validation();
  }

  /** The metrics of one evaluation. */
  record Snapshot(Measurements values, List<Double> klPerDimensionNats) {}

  Snapshot of(VaeModel model) {
    Posterior posterior = model.encode(validation);
    ElboEstimate seen = ElboEstimate.of(model, model, train, DRAWS, EvaluationData.SEED);
    ElboEstimate valid = ElboEstimate.of(posterior, model, validation, DRAWS, EvaluationData.SEED);
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.TRAIN_ELBO, seen.elbo().mean());
    values.put(Metric.TRAIN_DISTORTION, seen.distortion().mean());
    values.put(Metric.TRAIN_RATE, seen.rate().mean());
    values.put(Metric.VALID_ELBO, valid.elbo());
    values.put(Metric.VALID_DISTORTION, valid.distortion());
    values.put(Metric.VALID_RATE, valid.rate());
    values.put(Metric.ACTIVE_UNITS, ActiveUnits.count(posterior.mean()));
    values.put(Metric.COLLAPSE_FRACTION, CollapseFraction.of(posterior));
    return new Snapshot(
        values.build(), Arrays.stream(GaussianKl.perDimension(posterior)).boxed().toList());
  }
}
