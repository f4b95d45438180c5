package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;

/**
 * Columns at mean 0 and standard deviation 1; a column that never changes becomes 0.
 *
 * @param centre [1 x columns]
 * @param factor [1 x columns], what a deviation from the centre is multiplied with
 */
record Standardisation(Matrix centre, Matrix factor) {

  /**
   * @throws IllegalArgumentException if all rows are equal
   */
  static Standardisation fit(Matrix rows) {
    int columns = rows.columns();
    Matrix centre = Matrix.zeros(1, columns);
    Matrix factor = Matrix.zeros(1, columns);
    boolean varies = false;
    for (int column = 0; column < columns; column++) {
      double sum = 0;
      for (int row = 0; row < rows.rows(); row++) {
        sum += rows.get(row, column);
      }
      double mean = sum / rows.rows();
      double squares = 0;
      for (int row = 0; row < rows.rows(); row++) {
        double deviation = rows.get(row, column) - mean;
        squares += deviation * deviation;
      }
      centre.values()[column] = (float) mean;
      factor.values()[column] = squares > 0 ? (float) Math.sqrt(rows.rows() / squares) : 0;
      varies |= squares > 0;
    }
    if (!varies) {
      throw new IllegalArgumentException("all rows of both samples are equal");
    }
    return new Standardisation(centre, factor);
  }

  Matrix applied(Matrix rows) {
    Matrix result = Matrix.zeros(rows.rows(), rows.columns());
    float[] values = result.values();
    for (int i = 0; i < values.length; i++) {
      int column = i % rows.columns();
      values[i] = (rows.values()[i] - centre.get(0, column)) * factor.get(0, column);
    }
    return result;
  }
}
