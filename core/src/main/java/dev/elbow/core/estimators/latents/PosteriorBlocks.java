package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

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

  /**
   * Encodes the first rows of {@code x}: no more than its latent size affords.
   *
   * @param x [examples x data size], at least one row
   * @param affordableRows from a latent size to a number of rows
   */
  static Posterior first(Encoder encoder, Matrix x, IntUnaryOperator affordableRows) {
    if (x.rows() == 0) {
      throw new IllegalArgumentException("no examples to encode");
    }
    int latentSize = encoder.encode(x.rows(0, 1)).mean().columns();
    return encoder.encode(x.rows(0, Math.min(x.rows(), affordableRows.applyAsInt(latentSize))));
  }
}
