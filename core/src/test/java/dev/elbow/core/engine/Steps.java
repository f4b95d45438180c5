package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Takes single steps, each with a batch and noise of its own, and makes passes. */
public final class Steps {
  /** No noise: z is the posterior's mean. */
  static final Noise NO_NOISE = rows -> Arrays.fill(rows.values(), 0);

  private Steps() {}

  /**
   * @param batch [batch size x data size]
   * @param noise [batch size x latent size]
   */
  public static VaeLearner.Step take(
      VaeLearner learner, Matrix batch, Matrix noise, double beta, double learningRate) {
    learner.load(batch);
    int[] rows = IntStream.range(0, batch.rows()).toArray();
    return learner.train(pass(rows, given(noise), step -> beta, learningRate)).get(0);
  }

  /** Noise that was drawn before, for as many rows as it has. */
  public static Noise given(Matrix drawn) {
    return rows -> System.arraycopy(drawn.values(), 0, rows.values(), 0, rows.values().length);
  }

  /** A pass over examples as they are. */
  static Pass pass(int[] rows, Noise noise, IntToDoubleFunction beta, double learningRate) {
    return new Pass(IntBuffer.wrap(rows), noise, OptionalLong.empty(), beta, learningRate);
  }

  /** A pass over bits that are drawn with the examples as probabilities, at a rate of 0. */
  static Pass onBits(int[] rows, long bitsSeed) {
    return new Pass(IntBuffer.wrap(rows), NO_NOISE, OptionalLong.of(bitsSeed), step -> 0, 0);
  }
}
