package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import java.nio.IntBuffer;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Takes single steps, each with a batch and noise of its own. */
public final class Steps {
  private Steps() {}

  /**
   * @param batch [batch size x data size]
   * @param noise [batch size x latent size]
   */
  public static VaeLearner.Step take(
      VaeLearner learner, Matrix batch, Matrix noise, double beta, double learningRate) {
    learner.load(batch);
    Pass pass =
        new Pass(
            IntBuffer.wrap(IntStream.range(0, batch.rows()).toArray()),
            given(noise),
            OptionalLong.empty(),
            step -> beta,
            learningRate);
    return learner.train(pass).get(0);
  }

  /** Noise that was drawn before, for as many rows as it has. */
  public static Noise given(Matrix drawn) {
    return rows -> System.arraycopy(drawn.values(), 0, rows.values(), 0, rows.values().length);
  }
}
