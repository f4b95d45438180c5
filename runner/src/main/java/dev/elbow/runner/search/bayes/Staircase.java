package dev.elbow.runner.search.bayes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The lower left boundary of what some points with two losses dominate, up to a reference point:
 * steps from left to right, each lower than the one before.
 *
 * @param lefts where each step begins; the first one at −∞
 * @param heights how high each is, the first as high as the reference point
 * @param right where the last one ends
 */
record Staircase(List<Double> lefts, List<Double> heights, double right) {
  /** The reference point lies at least so far beyond the worst of the front. */
  private static final double BEYOND = 0.1;

  Staircase {
    lefts = List.copyOf(lefts);
    heights = List.copyOf(heights);
  }

  /** A point with two losses. */
  record Point(double first, double second) {}

  /** The points that no other dominates, from left to right; of equal ones the first. */
  static List<Point> front(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::first).thenComparingDouble(Point::second));
    List<Point> front = new ArrayList<>();
    for (Point point : sorted) {
      if (front.isEmpty() || point.second() < front.get(front.size() - 1).second()) {
        front.add(point);
      }
    }
    return front;
  }

  /**
   * The boundary of points on scales on which losses vary by about 1. The reference point is the
   * worst of all points in each loss, and a tenth beyond that of the front where that is worse:
   * what lies past an end of the front is then worth looking for. With a reference point next to
   * the front's own worst, a search that has found one valley follows it for ever.
   *
   * @param points one at least, those on the front among them
   */
  static Staircase of(List<Point> points) {
    List<Point> front = front(points);
    double right =
        Math.max(front.get(front.size() - 1).first() + BEYOND, worst(points, Point::first));
    double top = Math.max(front.get(0).second() + BEYOND, worst(points, Point::second));
    return of(front, new Point(right, top));
  }

  private static double worst(List<Point> points, ToDoubleFunction<Point> loss) {
    return points.stream().mapToDouble(loss).max().orElseThrow();
  }

  /**
   * @param front from left to right, all of it within the reference point
   */
  static Staircase of(List<Point> front, Point reference) {
    List<Double> lefts = new ArrayList<>(List.of(Double.NEGATIVE_INFINITY));
    List<Double> heights = new ArrayList<>(List.of(reference.second()));
    for (Point point : front) {
      lefts.add(point.first());
      heights.add(point.second());
    }
    return new Staircase(lefts, heights, reference.first());
  }

  int steps() {
    return lefts.size();
  }

  double left(int step) {
    return lefts.get(step);
  }

  double right(int step) {
    return step + 1 < steps() ? lefts.get(step + 1) : right;
  }

  double height(int step) {
    return heights.get(step);
  }

  /** Whether a point lies below the boundary. */
  boolean isBelow(Point point) {
    for (int step = steps() - 1; step >= 0; step--) {
      if (point.first() >= left(step)) {
        return point.first() < right && point.second() < height(step);
      }
    }
    return false;
  }
}
