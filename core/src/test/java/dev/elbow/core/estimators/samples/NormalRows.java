package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;

/** Rows of independent normal numbers, and posteriors whose aggregate is known. */
final class NormalRows {
  private NormalRows() {}

  static Matrix standard(int rows, int columns, long seed) {
    return of(rows, columns, 0, 1, seed);
  }

  static Matrix of(int rows, int columns, double mean, double deviation, long seed) {
    Matrix matrix = Matrix.zeros(rows, columns);
    // Not the seeds that estimators under test are given: their draws would be the same numbers.
    NormalNoise.seeded(seed ^ 0x5EED5EEDL).fill(matrix);
    float[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * values[i]);
    }
    return matrix;
  }

  /** q(z) = N(0, means² + deviation²) in every dimension. */
  static Posterior posterior(
      int examples, int latentSize, double means, double deviation, long seed) {
    Matrix logVariance = Matrix.zeros(examples, latentSize);
    Arrays.fill(logVariance.values(), (float) (2 * Math.log(deviation)));
    return new Posterior(of(examples, latentSize, 0, means, seed), logVariance);
  }

  /** q(z) = p(z). */
  static Posterior agreeing(int examples, int latentSize, long seed) {
    return posterior(examples, latentSize, Math.sqrt(.5), Math.sqrt(.5), seed);
  }

  static Matrix withNaN(Matrix matrix) {
    Matrix broken = matrix.rows(0, matrix.rows());
    broken.values()[broken.values().length - 1] = Float.NaN;
    return broken;
  }
}
