package dev.elbow.runner.search;

import java.util.ArrayList;
import java.util.List;

/** The area that points with two scores dominate, larger being better in both. */
final class Hypervolume {
  private Hypervolume() {}

  /** The area between a reference point and the points, of which some may not dominate it. */
  static double of(double[][] scores, double[] reference) {
    List<double[]> descending = new ArrayList<>(List.of(scores));
    descending.sort((a, b) -> Double.compare(b[0], a[0]));
    double area = 0;
    double height = reference[1];
    for (double[] point : descending) {
      if (point[0] > reference[0] && point[1] > height) {
        area += (point[0] - reference[0]) * (point[1] - height);
        height = point[1];
      }
    }
    return area;
  }

  /**
   * Of a layer those that dominate most together, found one after the other; each score scaled to
   * its range in the layer, and the reference point a tenth of the range below the worst.
   *
   * @param names what the points are called
   */
  static List<Integer> greatest(double[][] scores, int count, List<Integer> names) {
    if (scores[0].length == 1) {
      return names.subList(0, count);
    }
    double[][] scaled = scaled(scores);
    double[] reference = {-0.1, -0.1};
    List<double[]> chosen = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < scaled.length; i++) {
      left.add(i);
    }
    List<Integer> greatest = new ArrayList<>();
    while (greatest.size() < count) {
      int best = left.get(0);
      double most = -1;
      for (int i : left) {
        chosen.add(scaled[i]);
        double area = of(chosen.toArray(double[][]::new), reference);
        chosen.remove(chosen.size() - 1);
        if (area > most) {
          most = area;
          best = i;
        }
      }
      chosen.add(scaled[best]);
      left.remove(Integer.valueOf(best));
      greatest.add(names.get(best));
    }
    return greatest;
  }

  private static double[][] scaled(double[][] scores) {
    double[][] scaled = new double[scores.length][2];
    for (int k = 0; k < 2; k++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double[] point : scores) {
        least = Math.min(least, point[k]);
        most = Math.max(most, point[k]);
      }
      for (int i = 0; i < scores.length; i++) {
        scaled[i][k] = most > least ? (scores[i][k] - least) / (most - least) : 1;
      }
    }
    return scaled;
  }
}
