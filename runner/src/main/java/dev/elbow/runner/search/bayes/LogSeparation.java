package dev.elbow.runner.search.bayes;

import java.util.List;

/**
 * A penalty for closeness to pending trials, Σ ln(d² / (d² + r²)) over their distances d: none far
 * from all of them, without bound near one. For an acquisition that learns nothing from pending
 * trials, such as the probability of being feasible, whose maximum would be suggested again and
 * again.
 *
 * @param pending points; not to be changed
 */
record LogSeparation(List<double[]> pending) implements Acquisition {
  /** Of r, a tenth of a parameter's range: farther away the penalty fades. */
  private static final double SQUARED_REACH = 0.01;

  /** Keeps the penalty finite at a pending trial itself. */
  private static final double LEAST = 1e-12;

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (double[] other : pending) {
      double squared = LEAST + squaredDistance(point, other);
      sum += Math.log(squared / (squared + SQUARED_REACH));
    }
    return sum;
  }

  @Override
  public double value(double[] point, double[] gradient) {
    for (double[] other : pending) {
      double squared = LEAST + squaredDistance(point, other);
      double slope = 1 / squared - 1 / (squared + SQUARED_REACH);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += 2 * slope * (point[i] - other[i]);
      }
    }
    return value(point);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
