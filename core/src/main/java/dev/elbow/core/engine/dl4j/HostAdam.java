package dev.elbow.core.engine.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam in one pass over the weights, with the library's constants.
 *
 * <p>For weights in this process's memory. The library's rule is a scalar loop; here a few thousand
 * weights at a time go through one over Java arrays, which the optimising JIT compiler turns into
 * vector instructions (650,000 weights: 0.3 ms against 1.5). Its results are the same on every
 * machine, and before and after compilation.
 *
 * <p>Reference: [1] Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, section
 * 2: α_t = α √(1 − β₂ᵗ) / (1 − β₁ᵗ), θ_t = θ_{t−1} − α_t m_t / (√v_t + ε).
 */
final class HostAdam implements Optimizer {
  /** So many that a piece of every array stays in the first-level cache. */
  private static final int PIECE = 2048;

  private static final float BETA1 = (float) Adam.DEFAULT_ADAM_BETA1_MEAN_DECAY;
  private static final float BETA2 = (float) Adam.DEFAULT_ADAM_BETA2_VAR_DECAY;
  private static final float EPSILON = (float) Adam.DEFAULT_ADAM_EPSILON;

  private final float[][] means;
  private final float[][] squares;
  private final float[] weight = new float[PIECE];
  private final float[] gradient = new float[PIECE];
  private int updates;

  HostAdam(int weights) {
    means = pieces(weights);
    squares = pieces(weights);
  }

  @Override
  public void update(INDArray weights, INDArray gradients, double scale, double learningRate) {
    updates++;
    float rate =
        (float)
            (learningRate
                * Math.sqrt(1 - StrictMath.pow(Adam.DEFAULT_ADAM_BETA2_VAR_DECAY, updates))
                / (1 - StrictMath.pow(Adam.DEFAULT_ADAM_BETA1_MEAN_DECAY, updates)));
    FloatBuffer from = HostArrays.buffer(gradients);
    FloatBuffer to = HostArrays.buffer(weights);
    for (int piece = 0; piece < means.length; piece++) {
      int start = piece * PIECE;
      int length = means[piece].length;
      from.get(start, gradient, 0, length);
      to.get(start, weight, 0, length);
      update(means[piece], squares[piece], (float) scale, rate);
      to.put(start, weight, 0, length);
    }
  }

  private void update(float[] mean, float[] square, float scale, float rate) {
    for (int i = 0; i < mean.length; i++) {
      float slope = gradient[i] * scale;
      float m = BETA1 * mean[i] + (1 - BETA1) * slope;
      float v = BETA2 * square[i] + (1 - BETA2) * slope * slope;
      mean[i] = m;
      square[i] = v;
      weight[i] -= rate * m / ((float) Math.sqrt(v) + EPSILON);
    }
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(updates);
    for (float[][] state : states()) {
      for (float[] piece : state) {
        ArrayStream.write(piece, out);
      }
    }
  }

  @Override
  public void restore(DataInputStream in) throws IOException {
    updates = in.readInt();
    for (float[][] state : states()) {
      for (float[] piece : state) {
        ArrayStream.read(in, piece);
      }
    }
  }

  private float[][][] states() {
    return new float[][][] {means, squares};
  }

  private static float[][] pieces(int length) {
    float[][] pieces = new float[(length + PIECE - 1) / PIECE][];
    Arrays.setAll(pieces, piece -> new float[Math.min(PIECE, length - piece * PIECE)]);
    return pieces;
  }
}
