package dev.elbow.runner.search.gp;

import java.util.stream.IntStream;

/**
 * Which coordinates of a point belong together: those of one group share a length scale, and their
 * distance is Euclidean. The coordinates of a group stand side by side.
 */
public final class CoordinateGroups {
  private final int[] starts;

  private CoordinateGroups(int[] starts) {
    this.starts = starts;
  }

  /** Each coordinate is a group of its own. */
  public static CoordinateGroups single(int coordinates) {
    return new CoordinateGroups(IntStream.rangeClosed(0, coordinates).toArray());
  }

  /**
   * Groups of these sizes, one after another.
   *
   * @throws IllegalArgumentException if a size is below 1
   */
  public static CoordinateGroups ofSizes(int... sizes) {
    int[] starts = new int[sizes.length + 1];
    for (int g = 0; g < sizes.length; g++) {
      if (sizes[g] < 1) {
        throw new IllegalArgumentException("a group needs a coordinate, group " + g + " has none");
      }
      starts[g + 1] = starts[g] + sizes[g];
    }
    return new CoordinateGroups(starts);
  }

  /** How many groups there are. */
  public int count() {
    return starts.length - 1;
  }

  /** How many coordinates a point has. */
  public int coordinates() {
    return starts[starts.length - 1];
  }

  /** The first coordinate of a group. */
  public int start(int group) {
    return starts[group];
  }

  /** One past the last coordinate of a group. */
  public int end(int group) {
    return starts[group + 1];
  }

  /** The squared Euclidean distance of two points within one group. */
  double squaredDistance(int group, double[] a, double[] b) {
    double sum = 0;
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
