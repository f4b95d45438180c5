package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;

/**
 * Squared Euclidean distances ‖a‖² + ‖b‖² − 2ab between the rows of two matrices, a piece at a time
 * and in double precision. Equal rows are at exactly 0.
 */
final class SquaredDistances {
  private SquaredDistances() {}

  /** Sees the distances of one row of the first matrix to some rows of the second. */
  interface Visitor {
    /**
     * @param row of the first matrix
     * @param from the first row of the second matrix in this piece
     * @param to one past the last
     * @param squares the squared distance to row {@code from + i} at {@code offset + i};
     *     overwritten after the call
     */
    void visit(int row, int from, int to, double[] squares, int offset);
  }

  /** Visits every pair; the pieces of each row come in ascending order. */
  static void forEach(Matrix a, Matrix b, Visitor visitor) {
    if (a.columns() != b.columns()) {
      throw new IllegalArgumentException("rows of " + a + " and " + b + " differ in length");
    }
    double[] aNorms = InnerProducts.squaredNorms(a);
    double[] bNorms = InnerProducts.squaredNorms(b);
    InnerProducts.forEachTile(
        a,
        b,
        (firstRow, rows, firstColumn, columns, tile) -> {
          for (int i = 0; i < rows; i++) {
            int offset = i * InnerProducts.TILE;
            double norm = aNorms[firstRow + i];
            for (int j = 0; j < columns; j++) {
              double square = norm + bNorms[firstColumn + j] - 2 * tile[offset + j];
              tile[offset + j] = square > 0 ? square : 0;
            }
            visitor.visit(firstRow + i, firstColumn, firstColumn + columns, tile, offset);
          }
        });
  }
}
