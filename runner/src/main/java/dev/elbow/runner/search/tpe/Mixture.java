package dev.elbow.runner.search.tpe;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A Parzen estimator of several coordinates: the mean of one component for each observation and one
 * for the prior. A component is a product of kernels, so that what went well together stays
 * together.
 *
 * @param components one kernel for each axis; the prior is the last
 */
record Mixture(List<List<Kernel>> components) {

  /**
   * ln of the density.
   *
   * @param active which coordinates are looked at
   */
  double logDensity(double[] point, boolean[] active) {
    double[] logs = new double[components.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logs.length; c++) {
      logs[c] = logDensity(components.get(c), point, active);
      most = Math.max(most, logs[c]);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum / logs.length);
  }

  /** Whether the prior says more of a point than all observations together. */
  boolean isMostlyPrior(double[] point, boolean[] active) {
    double prior = logDensity(components.get(components.size() - 1), point, active);
    return prior - Math.log(components.size()) > logDensity(point, active) - Math.log(2);
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
    List<Kernel> component = components.get(random.nextInt(components.size()));
    return component.stream().mapToDouble(kernel -> kernel.draw(random)).toArray();
  }
}
