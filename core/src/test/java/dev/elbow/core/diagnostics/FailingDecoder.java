package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.DifferentiableDecoder;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A decoder of which one thing goes wrong.
 *
 * @param means what becomes of decoded means
 * @param scores what becomes of log likelihoods
 */
record FailingDecoder(
    DifferentiableDecoder sound, Function<Matrix, Matrix> means, Function<float[], float[]> scores)
    implements DifferentiableDecoder {

  static FailingDecoder withoutMeans(DifferentiableDecoder sound, Supplier<Error> error) {
    return new FailingDecoder(
        sound,
        means -> {
          throw error.get();
        },
        scores -> scores);
  }

  static FailingDecoder withoutScores(
      DifferentiableDecoder sound, Supplier<RuntimeException> exception) {
    return new FailingDecoder(
        sound,
        means -> means,
        scores -> {
          throw exception.get();
        });
  }

  static FailingDecoder answering(DifferentiableDecoder sound, float value) {
    return new FailingDecoder(
        sound,
        means -> {
          Arrays.fill(means.values(), value);
          return means;
        },
        scores -> {
          Arrays.fill(scores, value);
          return scores;
        });
  }

  @Override
  public Matrix decode(Matrix z) {
    return means.apply(sound.decode(z));
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    return scores.apply(sound.logLikelihood(x, z));
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    return sound.logLikelihoodGradient(x, z);
  }
}
