package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.function.Consumer;

/** The posteriors of many examples, a block of rows at a time, so that memory stays bounded. */
public final class PosteriorBlocks {
  private PosteriorBlocks() {}

  /**
   * Encodes the rows of {@code x} in order and hands over one block after the other.
   *
   * @param x [examples x data size]
   * @param blockRows rows that are encoded at once, at least 1
   */
  public static void forEach(
      Encoder encoder, Matrix x, int blockRows, Consumer<Posterior> consumer) {
    if (blockRows < 1) {
      throw new IllegalArgumentException("blockRows must be at least 1, not " + blockRows);
    }
    for (int from = 0; from < x.rows(); from += blockRows) {
      consumer.accept(encoder.encode(x.rows(from, Math.min(x.rows(), from + blockRows))));
    }
  }
}
