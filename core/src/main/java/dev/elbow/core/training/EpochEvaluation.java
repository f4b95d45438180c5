package dev.elbow.core.training;

import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.diagnostics.ValidationPass;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.Likelihood;
import java.util.List;
import java.util.OptionalDouble;

/** What is measured of a model after every epoch, with one draw of z for each example. */
final class EpochEvaluation {
  private static final int DRAWS = 1;

  /** The KL of more dimensions than this is not kept for every epoch. */
  private static final int MOST_DIMENSIONS = 512;

  private final EvaluationData data;
  private final OptionalDouble nullElboNats;

  EpochEvaluation(Splits splits, Likelihood likelihood) {
    data = EvaluationData.of(splits);
    nullElboNats = data.nullElboNats(likelihood);
  }

  /** One evaluation: as estimates, where something may not be finite, and as metrics. */
  record Snapshot(
      ElboEstimate train,
      ElboEstimate validation,
      Measurements values,
      List<Double> klPerDimensionNats) {}

  Snapshot of(VaeModel model) {
    ElboEstimate train = ElboEstimate.of(model, model, data.train(), DRAWS, EvaluationData.SEED);
    ValidationPass pass = ValidationPass.of(model, data.validation(), DRAWS);
    Estimate gap = train.elbo().minus(pass.elbo().elbo());
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.TRAIN_ELBO, train.elbo());
    values.put(Metric.TRAIN_DISTORTION, train.distortion());
    values.put(Metric.TRAIN_RATE, train.rate());
    values.putAll(pass.values());
    nullElboNats.ifPresent(nats -> values.put(Metric.ELBO_GAIN, pass.elbo().elbo().mean() - nats));
    values.put(Metric.GENERALISATION_GAP, gap);
    List<Double> kl = pass.latents().klPerDimensionNats();
    return new Snapshot(
        train, pass.elbo(), values.build(), kl.size() > MOST_DIMENSIONS ? List.of() : kl);
  }
}
