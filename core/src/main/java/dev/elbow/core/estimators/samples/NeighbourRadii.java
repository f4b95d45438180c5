package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.Arrays;

/** How far each row's k-th nearest neighbour among the other rows is. */
final class NeighbourRadii {
  private NeighbourRadii() {}

  /**
   * @param rows more than k
   * @return squared distances, [rows]
   */
  static double[] squared(Matrix rows, int k) {
    // The k smallest so far of each row, ascending.
    double[] smallest = new double[rows.rows() * k];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
    SquaredDistances.forEach(
        rows,
        rows,
        (row, from, to, squares, offset) -> {
          int last = (row + 1) * k - 1;
          for (int i = from; i < to; i++) {
            double square = squares[offset + i - from];
            if (square < smallest[last] && i != row) {
              insert(smallest, row * k, last, square);
            }
          }
        });
    double[] radii = new double[rows.rows()];
    for (int row = 0; row < radii.length; row++) {
      radii[row] = smallest[(row + 1) * k - 1];
    }
    return radii;
  }

  /** Puts a value where it belongs; the largest drops out. */
  private static void insert(double[] ascending, int first, int last, double value) {
    int position = last;
    while (position > first && ascending[position - 1] > value) {
      ascending[position] = ascending[position - 1];
      position--;
    }
    ascending[position] = value;
  }
}
