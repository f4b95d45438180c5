package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Rows drawn without replacement, in random order, and rows put together. */
final class RowSample {
  private RowSample() {}

  /** {@code count} different indices below {@code rows}; all of them, shuffled, if it is more. */
  static int[] indices(int rows, int count, RandomGenerator random) {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    int drawn = Math.min(rows, count);
    for (int i = 0; i < drawn; i++) {
      int other = random.nextInt(i, rows);
      int index = order[other];
      order[other] = order[i];
      order[i] = index;
    }
    return Arrays.copyOf(order, drawn);
  }

  /** {@code count} different rows. */
  static Matrix of(Matrix matrix, int count, RandomGenerator random) {
    return matrix.select(indices(matrix.rows(), count, random));
  }

  /** The rows of one matrix, then those of another with as many columns. */
  static Matrix joined(Matrix first, Matrix second) {
    if (first.columns() != second.columns()) {
      throw new IllegalArgumentException(first + " and " + second + " differ in columns");
    }
    Matrix joined = Matrix.zeros(first.rows() + second.rows(), first.columns());
    System.arraycopy(first.values(), 0, joined.values(), 0, first.values().length);
    System.arraycopy(
        second.values(), 0, joined.values(), first.values().length, second.values().length);
    return joined;
  }
}
