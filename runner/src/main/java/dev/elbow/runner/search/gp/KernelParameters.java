package dev.elbow.runner.search.gp;

/**
 * A covariance on groups of coordinates: a Matérn kernel of all groups together, each with a length
 * scale of its own, plus a sum of Matérn kernels of one group each [1, 2]. The sum carries what a
 * response owes to each parameter alone and is learned from few points in many dimensions; the
 * first part carries their interactions.
 *
 * <p>[1] Duvenaud, Nickisch, Rasmussen 2011, Additive Gaussian processes. [2] Kandasamy, Schneider,
 * Póczos 2015, High dimensional Bayesian optimisation and bandits via additive models.
 */
final class KernelParameters {
  private final CoordinateGroups groups;
  private final double jointVariance;
  private final double variancePerGroup;
  private final double[] jointRates;
  private final double[] groupRates;

  /** Rates are 5 / ℓ², so that rate · distance² is the argument of {@link Matern}. */
  KernelParameters(
      CoordinateGroups groups,
      double jointVariance,
      double variancePerGroup,
      double[] jointRates,
      double[] groupRates) {
    this.groups = groups;
    this.jointVariance = jointVariance;
    this.variancePerGroup = variancePerGroup;
    this.jointRates = jointRates;
    this.groupRates = groupRates;
  }

  static KernelParameters of(CoordinateGroups groups, double[] theta) {
    int count = groups.count();
    double[] joint = new double[count];
    double[] own = new double[count];
    for (int g = 0; g < count; g++) {
      joint[g] = 5 * Math.exp(-2 * theta[ParameterVector.joint(g)]);
      own[g] = 5 * Math.exp(-2 * theta[ParameterVector.additive(g, count)]);
    }
    return new KernelParameters(
        groups,
        Math.exp(theta[ParameterVector.JOINT_VARIANCE]),
        Math.exp(theta[ParameterVector.ADDITIVE_VARIANCE]) / count,
        joint,
        own);
  }

  double jointVariance() {
    return jointVariance;
  }

  double variancePerGroup() {
    return variancePerGroup;
  }

  double jointRate(int group) {
    return jointRates[group];
  }

  double groupRate(int group) {
    return groupRates[group];
  }

  /** The variance of the process at any point, without noise. */
  double variance() {
    return jointVariance + variancePerGroup * groups.count();
  }

  double covariance(double[] a, double[] b) {
    double t = 0;
    double sum = 0;
    for (int g = 0; g < jointRates.length; g++) {
      double squared = groups.squaredDistance(g, a, b);
      t += jointRates[g] * squared;
      sum += Matern.value(groupRates[g] * squared);
    }
    return jointVariance * Matern.value(t) + variancePerGroup * sum;
  }

  /**
   * Adds Σ u_j d covariance(a, b_j) / da to the first gradient, and the same with v to the second.
   */
  void addGradients(
      double[] a, double[][] others, double[][] weights, double[] first, double[] second) {
    double[] slopes = new double[jointRates.length];
    for (int j = 0; j < others.length; j++) {
      double[] b = others[j];
      double t = 0;
      for (int g = 0; g < slopes.length; g++) {
        double squared = groups.squaredDistance(g, a, b);
        t += jointRates[g] * squared;
        double own = groupRates[g];
        slopes[g] = variancePerGroup * own * Matern.slope(own * squared);
      }
      double joint = jointVariance * Matern.slope(t);
      for (int g = 0; g < slopes.length; g++) {
        double slope = (joint * jointRates[g] + slopes[g]) / -3;
        for (int i = groups.start(g); i < groups.end(g); i++) {
          double change = slope * (a[i] - b[i]);
          first[i] += weights[0][j] * change;
          second[i] += weights[1][j] * change;
        }
      }
    }
  }
}
