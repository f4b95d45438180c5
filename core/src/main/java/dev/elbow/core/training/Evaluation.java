package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Binarizer;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.estimators.bounds.ImportanceWeightedBound;
import dev.elbow.core.estimators.latents.LatentSummary;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.model.Posterior;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * What is measured of a model. Every evaluation of every model of the same data uses the same
 * examples, the same bits and the same noise, whatever seed a model was trained with: differences
 * between trials are then differences between models.
 */
final class Evaluation {
  /** One constant for all trials: it must not depend on a trial's own seed. */
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private static final int DRAWS_PER_EPOCH = 1;
  private static final int DRAWS_AT_END = 8;
  private static final int IWAE_DRAWS = 64;
  private static final int IWAE_EXAMPLES = 5000;

  private final Matrix trainSample;
  private final Matrix validation;
  private final Optional<Matrix> test;

  Evaluation(Splits data) {
    this.trainSample = trainSample(data);
    this.validation = data.validation();
    this.test = data.test();
  }

  /** What is measured after every epoch. */
  record Snapshot(
      ElboEstimate train, ElboEstimate validation, int activeUnits, double collapseFraction) {}

  Snapshot afterEpoch(VaeModel model) {
    Posterior posterior = model.encode(validation);
    LatentSummary latents = LatentSummary.of(posterior);
    return new Snapshot(
        ElboEstimate.of(model, model, trainSample, DRAWS_PER_EPOCH, SEED),
        ElboEstimate.of(posterior, model, validation, DRAWS_PER_EPOCH, SEED),
        latents.activeUnits(),
        latents.collapseFraction());
  }

  FinalMetrics atEnd(VaeModel model, int bestEpoch) {
    Posterior posterior = model.encode(validation);
    LatentSummary latents = LatentSummary.of(posterior);
    ElboEstimate elbo = ElboEstimate.of(posterior, model, validation, DRAWS_AT_END, SEED);
    Matrix scored = validation.rows(0, Math.min(validation.rows(), IWAE_EXAMPLES));
    Estimate iwae = ImportanceWeightedBound.of(model, model, scored, IWAE_DRAWS, SEED);
    return new FinalMetrics(
        bestEpoch,
        elbo.elbo().mean(),
        elbo.elbo().standardError(),
        elbo.distortion().mean(),
        elbo.rate().mean(),
        testElbo(model),
        iwae.mean(),
        iwae.standardError(),
        latents.activeUnits(),
        latents.collapseFraction(),
        latents.klPerDimensionNats());
  }

  private OptionalDouble testElbo(VaeModel model) {
    return test.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ElboEstimate.of(model, model, test.get(), DRAWS_AT_END, SEED).elbo().mean());
  }

  /** As many training examples as there are validation examples, if there are so many. */
  private static Matrix trainSample(Splits data) {
    SplittableRandom random = new SplittableRandom(SEED);
    int examples = data.train().rows();
    int[] chosen =
        random
            .ints(0, examples)
            .distinct()
            .limit(Math.min(examples, data.validation().rows()))
            .sorted()
            .toArray();
    Matrix sample = data.train().select(chosen);
    if (data.binarization() == Binarization.DYNAMIC) {
      new Binarizer(SEED).draw(sample.values(), sample.values());
    }
    return sample;
  }
}
