package dev.elbow.runner.search.tpe;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A Parzen estimator of several coordinates: the weighted mean of one component for each
 * observation and one for the prior. A component is a product of kernels, one for each axis, so
 * that what went well together stays together.
 *
 * @param priorWeight how many observations the prior counts for
 */
record Mixture(List<List<Kernel>> observed, List<Kernel> prior, double priorWeight) {

  /**
   * ln of the density.
   *
   * @param active which coordinates are looked at
   */
  double logDensity(double[] point, boolean[] active) {
    double[] logs = new double[observed.size() + 1];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logs.length; c++) {
      logs[c] =
          c < observed.size()
              ? logDensity(observed.get(c), point, active)
              : logPrior(point, active);
      most = Math.max(most, logs[c]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum / (observed.size() + priorWeight));
  }

  /** Whether the prior says more of a point than all observations together. */
  boolean isMostlyPrior(double[] point, boolean[] active) {
    double whole = logDensity(point, active) + Math.log(observed.size() + priorWeight);
    return logPrior(point, active) > whole - Math.log(2);
  }

  private double logPrior(double[] point, boolean[] active) {
    return Math.log(priorWeight) + logDensity(prior, point, active);
  }

  private static double logDensity(List<Kernel> component, double[] point, boolean[] active) {
    double sum = 0;
    for (int j = 0; j < point.length; j++) {
      if (active[j]) {
        sum += component.get(j).logDensity(point[j]);
      }
    }
    return sum;
  }

  double[] draw(SplittableRandom random) {
    double drawn = random.nextDouble() * (observed.size() + priorWeight);
    List<Kernel> component = drawn < observed.size() ? observed.get((int) drawn) : prior;
    return component.stream().mapToDouble(kernel -> kernel.draw(random)).toArray();
  }
}
