package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The row nearest to each of a few points, in Euclidean distance: beside samples of the prior, the
 * nearest training images show whether the model has memorised them. The search is exact, and needs
 * the memory of one number per row.
 */
public final class NearestNeighbours {
  private NearestNeighbours() {}

  /**
   * @param queries [points x data size]
   * @param candidates [rows x data size], at least one
   * @return the nearest candidate of each query, the first among equals
   * @throws IllegalArgumentException if there is no candidate, a value is not finite or the sizes
   *     differ
   */
  public static List<Neighbour> of(Matrix queries, Matrix candidates) {
    if (candidates.rows() == 0) {
      throw new IllegalArgumentException("there are no rows among which to find the nearest");
    }
    FiniteValues.require(queries, "points");
    FiniteValues.require(candidates, "rows among which to find the nearest");
    int[] nearest = new int[queries.rows()];
    double[] distances = new double[queries.rows()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    SquaredDistances.forEach(
        queries,
        candidates,
        (row, from, to, squares, offset) -> {
          for (int i = 0; i < to - from; i++) {
            if (squares[offset + i] < distances[row]) {
              distances[row] = squares[offset + i];
              nearest[row] = from + i;
            }
          }
        });
    List<Neighbour> neighbours = new ArrayList<>(queries.rows());
    for (int i = 0; i < nearest.length; i++) {
      neighbours.add(new Neighbour(nearest[i], distances[i]));
    }
    return neighbours;
  }
}
