package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Binarizer;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.estimators.bounds.NullModel;
import dev.elbow.core.model.Likelihood;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * The examples on which models are measured. Every evaluation of every model of the same splits
 * uses the same examples, the same bits and, by {@link #SEED}, the same noise, whatever seed a
 * model was trained with: differences between models are then not differences between draws.
 *
 * @param train a fixed sample of the training split, as large as the validation split or the whole
 *     of it
 */
public record EvaluationData(
    Matrix train, Matrix validation, Optional<Matrix> test, ImageShape shape) {
  /** One constant for all models: it must not depend on a training's own seed. */
  public static final long SEED = 0x9E3779B97F4A7C15L;

  public static EvaluationData of(Splits splits) {
    return new EvaluationData(
        trainSample(splits), splits.validation(), splits.test(), splits.shape());
  }

  /**
   * The validation ELBO of the best model without latents; empty if the likelihood does not fit the
   * data.
   */
  public OptionalDouble nullElboNats(Likelihood likelihood) {
    try {
      return OptionalDouble.of(NullModel.elboNats(validation, likelihood));
    } catch (IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  private static Matrix trainSample(Splits splits) {
    int examples = splits.train().rows();
    int wanted = Math.min(examples, splits.validation().rows());
    int[] chosen = new SplittableRandom(SEED).ints(0, examples).distinct().limit(wanted).toArray();
    Arrays.sort(chosen);
    Matrix sample = splits.train().select(chosen);
    if (splits.binarization() == Binarization.DYNAMIC) {
      new Binarizer(SEED).draw(sample.values(), sample.values());
    }
    return sample;
  }
}
