package dev.elbow.runner.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is typical of a space from points that may lie in clusters. A search that learns tries most
 * settings near the best ones, so not all trials count alike: each counts by the square of the
 * distance to its {@value #NEIGHBOUR}rd nearest neighbour, and so the less the more crowded it is.
 */
final class Spread {
  private static final int NEIGHBOUR = 3;

  private Spread() {}

  /**
   * The median of the values, weighted so. Of points that all coincide, the plain one.
   *
   * @param points n × d, n at least 1
   */
  static double typical(double[][] points, double[] values) {
    double[] weights = new double[points.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = squaredDistanceToNeighbour(points, i);
    }
    if (Arrays.stream(weights).sum() == 0) {
      Arrays.fill(weights, 1);
    }
    return weightedMedian(values, weights);
  }

  private static double squaredDistanceToNeighbour(double[][] points, int i) {
    double[] distances =
        Arrays.stream(points).mapToDouble(other -> squaredDistance(points[i], other)).toArray();
    Arrays.sort(distances); // the first is its own, 0
    return distances[Math.min(NEIGHBOUR, distances.length - 1)];
  }

  private static double weightedMedian(double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double half = Arrays.stream(weights).sum() / 2;
    double below = 0;
    for (int i : order) {
      below += weights[i];
      if (below >= half) {
        return values[i];
      }
    }
    return values[order[order.length - 1]];
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
