package dev.elbow.runner.insight;

import java.util.Arrays;

/**
 * Some points that are spread evenly, of points that may lie in clusters: each one is the farthest
 * from those before it (Gonzalez 1985, Clustering to minimize the maximum intercluster distance). A
 * search that learns tries most settings near the best ones; of such a sample, what is typical of
 * the space must not be asked from all trials alike.
 */
final class Spread {
  private Spread() {}

  /**
   * @param points n × d
   * @param count from 1 to n
   * @return places among the points, the first being 0
   */
  static int[] of(double[][] points, int count) {
    int[] chosen = new int[count];
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 1; k < count; k++) {
      int farthest = 0;
      for (int i = 0; i < points.length; i++) {
        nearest[i] = Math.min(nearest[i], squaredDistance(points[i], points[chosen[k - 1]]));
        if (nearest[i] > nearest[farthest]) {
          farthest = i;
        }
      }
      chosen[k] = farthest;
    }
    return chosen;
  }

  /** The median of the values at a third of the points, but ten at least, spread evenly. */
  static double typical(double[][] points, double[] values) {
    int count = Math.min(points.length, Math.max(10, points.length / 3));
    double[] sorted =
        Arrays.stream(of(points, count)).mapToDouble(i -> values[i]).sorted().toArray();
    return 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
