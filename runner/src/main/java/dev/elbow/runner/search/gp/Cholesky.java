package dev.elbow.runner.search.gp;

/**
 * The Cholesky factor L of a symmetric positive definite matrix, row by row, with room to append
 * rows. Own loops, because matrices here are small and factored thousands of times: every inner
 * loop is a product of two contiguous rows.
 */
final class Cholesky {
  private final int stride;
  private final double[] factor;
  private int size;

  private Cholesky(int capacity) {
    this.stride = capacity;
    this.factor = new double[capacity * capacity];
  }

  /** An empty factor with room for {@code capacity} rows. */
  static Cholesky withCapacity(int capacity) {
    return new Cholesky(capacity);
  }

  int size() {
    return size;
  }

  /** Forgets every row. */
  void clear() {
    size = 0;
  }

  /**
   * Appends a row of the matrix: its covariances with the rows before it, and its own variance.
   *
   * @param row at least {@link #size} numbers from {@code offset} on
   * @return whether the matrix is still positive definite; if not, nothing is appended
   */
  boolean append(double[] row, int offset, double diagonal) {
    int at = size * stride;
    double rest = diagonal;
    for (int j = 0; j < size; j++) {
      double sum = row[offset + j] - dot(factor, at, factor, j * stride, j);
      double entry = sum / factor[j * stride + j];
      factor[at + j] = entry;
      rest -= entry * entry;
    }
    if (!(rest > diagonal * 1e-14)) {
      return false;
    }
    factor[at + size] = Math.sqrt(rest);
    size++;
    return true;
  }

  /** Solves L x = b in place. */
  void solveLower(double[] b) {
    for (int i = 0; i < size; i++) {
      b[i] = (b[i] - dot(factor, i * stride, b, 0, i)) / factor[i * stride + i];
    }
  }

  /** Solves Lᵀ x = b in place. */
  void solveUpper(double[] b) {
    for (int i = size - 1; i >= 0; i--) {
      double x = b[i] / factor[i * stride + i];
      b[i] = x;
      int row = i * stride;
      for (int j = 0; j < i; j++) {
        b[j] -= x * factor[row + j];
      }
    }
  }

  /** ln of the determinant of the matrix. */
  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.log(factor[i * stride + i]);
    }
    return 2 * sum;
  }

  /**
   * The inverse of the matrix.
   *
   * @param transposed room for {@code size²} numbers, overwritten
   * @param inverse room for {@code size²} numbers; the lower triangle is written, row by row
   */
  void inverse(double[] transposed, double[] inverse) {
    for (int i = 0; i < size; i++) {
      int row = i * size;
      transposed[row + i] = 1 / factor[i * stride + i];
      for (int k = i + 1; k < size; k++) {
        double sum = dot(factor, k * stride + i, transposed, row + i, k - i);
        transposed[row + k] = -sum / factor[k * stride + k];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        inverse[i * size + j] = dot(transposed, i * size + i, transposed, j * size + i, size - i);
      }
    }
  }

  /** Four sums side by side: one alone waits for each addition. */
  static double dot(double[] a, int atA, double[] b, int atB, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      s0 += a[atA + i] * b[atB + i];
      s1 += a[atA + i + 1] * b[atB + i + 1];
      s2 += a[atA + i + 2] * b[atB + i + 2];
      s3 += a[atA + i + 3] * b[atB + i + 3];
    }
    for (; i < length; i++) {
      s0 += a[atA + i] * b[atB + i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
