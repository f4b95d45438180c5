package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;

/**
 * sᵀ K s for several vectors s, K being the inverse multiquadratic kernel between the rows of a
 * matrix, summed over scales, with a diagonal of zeros. K is made 64 rows at a time.
 */
final class KernelForms {
  private static final double[] SCALES = {0.1, 0.2, 0.5, 1, 2, 5, 10};

  private final Matrix vectors;
  private final double[] scales;
  private final double[] forms;
  private double total;
  private double largestSquare;

  private KernelForms(Matrix vectors, double[] scales) {
    this.vectors = vectors;
    this.scales = scales;
    this.forms = new double[vectors.rows()];
  }

  /**
   * @param rows [n x d]
   * @param vectors one s per row, [vectors x n]
   */
  static KernelForms of(Matrix rows, Matrix vectors) {
    double[] scales = new double[SCALES.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = 2.0 * rows.columns() * SCALES[i];
    }
    KernelForms forms = new KernelForms(vectors, scales);
    for (int from = 0; from < rows.rows(); from += InnerProducts.TILE) {
      int to = Math.min(rows.rows(), from + InnerProducts.TILE);
      forms.add(forms.kernel(rows, from, to), from);
    }
    return forms;
  }

  /** sᵀ K s of each vector. */
  double[] forms() {
    return forms;
  }

  /** The sum of all entries of K. */
  double total() {
    return total;
  }

  /** Whether the rows are equal. */
  boolean isConstant() {
    return largestSquare == 0;
  }

  private Matrix kernel(Matrix rows, int first, int last) {
    Matrix kernel = Matrix.zeros(last - first, rows.rows());
    float[] values = kernel.values();
    SquaredDistances.forEach(
        rows.rows(first, last),
        rows,
        (row, from, to, squares, offset) -> {
          for (int i = 0; i < to - from; i++) {
            double square = squares[offset + i];
            largestSquare = Math.max(largestSquare, square);
            values[row * rows.rows() + from + i] = (float) inverseMultiquadratic(square);
          }
          if (from <= first + row && first + row < to) {
            values[row * rows.rows() + first + row] = 0;
          }
        });
    return kernel;
  }

  private double inverseMultiquadratic(double square) {
    double sum = 0;
    for (double scale : scales) {
      sum += scale / (scale + square);
    }
    return sum;
  }

  private void add(Matrix kernel, int first) {
    for (float value : kernel.values()) {
      total += value;
    }
    float[] signs = vectors.values();
    InnerProducts.forEachTile(
        kernel,
        vectors,
        (firstRow, rows, firstVector, columns, tile) -> {
          for (int j = 0; j < columns; j++) {
            int row = (firstVector + j) * vectors.columns() + first + firstRow;
            for (int i = 0; i < rows; i++) {
              forms[firstVector + j] += signs[row + i] * tile[i * InnerProducts.TILE + j];
            }
          }
        });
  }
}
