package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Decoder;

/**
 * How far a reconstruction moves with one latent dimension: ‖∂x̂/∂z_i‖² by central differences with
 * a step of {@value #STEP} prior standard deviations, two decodings for each code. The squared
 * derivative is off by a relative h²/3 · x̂‴/x̂′ of the curvature, and, since decoders answer in
 * floats with a rounding error r (10⁻⁷ to 10⁻⁶ of the values), has a floor of about r²/2h² for each
 * data dimension: 10⁻⁹ to 10⁻⁷ for a thousand pixels.
 */
final class Sensitivity {
  private static final float STEP = 0.0625f; // a power of two: the step itself is rarely rounded
  private static final int BLOCK_VALUES = 1 << 21;

  private final Decoder decoder;
  private final Matrix z;
  private final int blockRows;

  Sensitivity(Decoder decoder, Matrix z) {
    this.decoder = decoder;
    this.z = z;
    int dataSize = decoder.decode(z.rows(0, 1)).columns();
    this.blockRows = Math.max(1, BLOCK_VALUES / Math.max(dataSize, z.columns()));
  }

  /** E‖∂x̂/∂z_i‖² over the codes. */
  Estimate ofDimension(int index) {
    double[] squares = new double[z.rows()];
    for (int from = 0; from < z.rows(); from += blockRows) {
      Matrix block = z.rows(from, Math.min(z.rows(), from + blockRows));
      addSquares(moved(block, index, STEP), moved(block, index, -STEP), index, squares, from);
    }
    Estimate estimate = Estimate.over(squares);
    if (!estimate.isFinite()) {
      throw new IllegalArgumentException("the decoder's reconstruction is not finite");
    }
    return estimate;
  }

  private static Matrix moved(Matrix block, int index, float step) {
    float[] values = block.values().clone();
    for (int row = 0; row < block.rows(); row++) {
      values[row * block.columns() + index] += step;
    }
    return new Matrix(values, block.rows(), block.columns());
  }

  private void addSquares(Matrix above, Matrix below, int index, double[] squares, int from) {
    Matrix upper = decoder.decode(above);
    Matrix lower = decoder.decode(below);
    float[] up = upper.values();
    float[] down = lower.values();
    int dataSize = upper.columns();
    for (int row = 0, at = 0; row < upper.rows(); row++) {
      double sum = 0;
      for (int i = 0; i < dataSize; i++, at++) {
        double difference = (double) up[at] - down[at];
        sum += difference * difference;
      }
      // The step after rounding: z is a float.
      double step = (double) above.get(row, index) - below.get(row, index);
      squares[from + row] = sum / (step * step);
    }
  }
}
