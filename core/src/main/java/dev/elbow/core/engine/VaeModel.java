package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A VAE that can be asked things: encode, decode, score. Results are fresh arrays that belong to
 * the caller. Any number of rows may be passed; implementations work through them in blocks, so
 * that memory stays bounded.
 */
public interface VaeModel extends Encoder, DifferentiableDecoder, AutoCloseable {

  VaeConfig config();

  /**
   * p(x|z) as it is now: a learned σ as the fixed one that it has become, all else as configured.
   *
   * @throws IllegalArgumentException if training has diverged and σ is no positive number
   */
  Likelihood likelihood();

  /** Values per example. */
  int dataSize();

  /**
   * Draws from the prior and decodes, a block of draws at a time.
   *
   * @param count how many
   * @param seed of the draws of z
   * @return E[x|z] of each draw, [count x data size]
   */
  default Matrix sample(int count, long seed) {
    int latentSize = config().latentSize();
    int block = RowBlocks.size(latentSize + dataSize());
    NormalNoise normal = NormalNoise.seeded(seed);
    Matrix samples = Matrix.zeros(count, dataSize());
    for (int from = 0; from < count; from += block) {
      Matrix z = Matrix.zeros(Math.min(block, count - from), latentSize);
      normal.fill(z);
      float[] decoded = decode(z).values();
      System.arraycopy(decoded, 0, samples.values(), from * dataSize(), decoded.length);
    }
    return samples;
  }

  /**
   * Writes the model into a directory, which is created if needed: {@code model.json} and the
   * weights beside it.
   */
  void save(Path directory) throws IOException;

  @Override
  void close();
}
