package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;

/**
 * Inner products of the rows of two matrices, a tile of at most 64 x 64 at a time: what distances,
 * Gram matrices and projections are made of. Rows are widened to double in packed blocks, and eight
 * sums at a time stay in registers, which is what makes the loop fast where the JVM vectorises
 * nothing; the tile is exact to double precision. Memory is that of three blocks, whatever the
 * matrices.
 */
final class InnerProducts {
  /** Rows and columns of a tile. */
  static final int TILE = 64;

  private static final int CHUNK = 256;

  private final double[] left = new double[TILE * CHUNK];
  private final double[] right = new double[TILE * CHUNK];
  private final double[] tile = new double[TILE * TILE];

  /** Sees the inner products of {@code rows} x {@code columns} pairs of rows. */
  interface TileVisitor {
    /**
     * @param firstRow of the left matrix in this tile
     * @param firstColumn the first row of the right matrix in it
     * @param tile the product of row {@code firstRow + i} and row {@code firstColumn + j} at {@code
     *     i * TILE + j}; overwritten after the call
     */
    void visit(int firstRow, int rows, int firstColumn, int columns, double[] tile);
  }

  /** Visits every pair of a row of {@code a} and a row of {@code b}. */
  static void forEachTile(Matrix a, Matrix b, TileVisitor visitor) {
    InnerProducts products = new InnerProducts();
    for (int j = 0; j < b.rows(); j += TILE) {
      int columns = Math.min(TILE, b.rows() - j);
      for (int i = 0; i < a.rows(); i += TILE) {
        int rows = Math.min(TILE, a.rows() - i);
        visitor.visit(i, rows, j, columns, products.tile(a, i, rows, b, j, columns));
      }
    }
  }

  /**
   * Visits the tiles of the products of the rows of {@code a} with each other that reach or lie
   * above the diagonal.
   */
  static void forEachUpperTile(Matrix a, TileVisitor visitor) {
    InnerProducts products = new InnerProducts();
    for (int i = 0; i < a.rows(); i += TILE) {
      int rows = Math.min(TILE, a.rows() - i);
      for (int j = i; j < a.rows(); j += TILE) {
        int columns = Math.min(TILE, a.rows() - j);
        visitor.visit(i, rows, j, columns, products.tile(a, i, rows, a, j, columns));
      }
    }
  }

  /**
   * A Bᵀ: the inner products of all rows.
   *
   * @return [rows of a x rows of b]
   */
  static Matrix of(Matrix a, Matrix b) {
    Matrix result = Matrix.zeros(a.rows(), b.rows());
    float[] values = result.values();
    forEachTile(
        a,
        b,
        (firstRow, rows, firstColumn, columns, tile) -> {
          for (int i = 0; i < rows; i++) {
            int target = (firstRow + i) * b.rows() + firstColumn;
            for (int j = 0; j < columns; j++) {
              values[target + j] = (float) tile[i * TILE + j];
            }
          }
        });
    return result;
  }

  /** ‖row‖² of each row, summed in the order of a tile, so that a row's distance to itself is 0. */
  static double[] squaredNorms(Matrix matrix) {
    double[] norms = new double[matrix.rows()];
    float[] values = matrix.values();
    int columns = matrix.columns();
    for (int row = 0; row < norms.length; row++) {
      for (int from = 0; from < columns; from += CHUNK) {
        double sum = 0;
        int end = row * columns + Math.min(columns, from + CHUNK);
        for (int i = row * columns + from; i < end; i++) {
          sum += (double) values[i] * values[i];
        }
        norms[row] += sum;
      }
    }
    return norms;
  }

  private double[] tile(Matrix a, int aFrom, int aRows, Matrix b, int bFrom, int bRows) {
    int rows = (aRows + 3) & ~3;
    int columns = (bRows + 1) & ~1;
    for (int i = 0; i < rows * TILE; i++) {
      tile[i] = 0;
    }
    for (int from = 0; from < a.columns(); from += CHUNK) {
      int length = Math.min(CHUNK, a.columns() - from);
      pack(a, aFrom, aRows, rows, from, length, left);
      pack(b, bFrom, bRows, columns, from, length, right);
      for (int i = 0; i < rows; i += 4) {
        for (int j = 0; j < columns; j += 2) {
          addFourByTwo(left, i * length, right, j * length, length, tile, i * TILE + j);
        }
      }
    }
    return tile;
  }

  /** Copies a block of a matrix, with rows of zeros up to {@code paddedRows}. */
  private static void pack(
      Matrix matrix, int firstRow, int rows, int paddedRows, int from, int length, double[] block) {
    float[] values = matrix.values();
    for (int row = 0; row < rows; row++) {
      int source = (firstRow + row) * matrix.columns() + from;
      int target = row * length;
      for (int i = 0; i < length; i++) {
        block[target + i] = values[source + i];
      }
    }
    for (int i = rows * length; i < paddedRows * length; i++) {
      block[i] = 0;
    }
  }

  private static void addFourByTwo(
      double[] a, int a0, double[] b, int b0, int length, double[] sums, int target) {
    int a1 = a0 + length;
    int a2 = a1 + length;
    int a3 = a2 + length;
    int b1 = b0 + length;
    double s00 = 0;
    double s01 = 0;
    double s10 = 0;
    double s11 = 0;
    double s20 = 0;
    double s21 = 0;
    double s30 = 0;
    double s31 = 0;
    for (int i = 0; i < length; i++) {
      double x = b[b0 + i];
      double y = b[b1 + i];
      double u = a[a0 + i];
      s00 += u * x;
      s01 += u * y;
      u = a[a1 + i];
      s10 += u * x;
      s11 += u * y;
      u = a[a2 + i];
      s20 += u * x;
      s21 += u * y;
      u = a[a3 + i];
      s30 += u * x;
      s31 += u * y;
    }
    sums[target] += s00;
    sums[target + 1] += s01;
    sums[target + TILE] += s10;
    sums[target + TILE + 1] += s11;
    sums[target + 2 * TILE] += s20;
    sums[target + 2 * TILE + 1] += s21;
    sums[target + 3 * TILE] += s30;
    sums[target + 3 * TILE + 1] += s31;
  }
}
