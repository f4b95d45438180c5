package dev.elbow.runner.search.gp;

import java.util.Arrays;

/**
 * −ln of the posterior density of the parameters of a Gaussian process, up to a constant, with its
 * gradient [1, section 5.4.1]. The warp of the outputs belongs to the likelihood, with its Jacobian
 * [2], so that it is chosen by the evidence like everything else. The constant mean has the prior
 * N(0, 1) and is set to its best value at every step.
 *
 * <p>[1] Rasmussen, Williams 2006, Gaussian processes for machine learning. [2] Snelson, Rasmussen,
 * Ghahramani 2003, Warped Gaussian processes.
 */
final class LogPosterior implements Objective {
  static final double MEAN_PRIOR_VARIANCE = 1;

  private final TrainingData data;
  private final ParameterVector parameters;
  private final OutputWarp standardisation;
  private final int n;
  private final int groups;
  private final double[][] squaredDistances;
  private final double[] covariance;
  private final double[] additive;
  private final double[] jointSlope;
  private final double[][] groupSlopes;
  private final double[] inverse;
  private final double[] transposed;
  private final Cholesky cholesky;
  private final double[] warped;
  private final double[] ones;
  private final double[] weights;

  LogPosterior(TrainingData data, ParameterVector parameters, OutputWarp standardisation) {
    this.data = data;
    this.parameters = parameters;
    this.standardisation = standardisation;
    this.n = data.size();
    this.groups = data.groups().count();
    this.squaredDistances = new double[groups][n * n];
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          squaredDistances[g][i * n + j] =
              data.groups().squaredDistance(g, data.point(i), data.point(j));
        }
      }
    }
    covariance = new double[n * n];
    additive = new double[n * n];
    jointSlope = new double[n * n];
    groupSlopes = new double[groups][n * n];
    inverse = new double[n * n];
    transposed = new double[n * n];
    cholesky = Cholesky.withCapacity(n);
    warped = new double[n];
    ones = new double[n];
    weights = new double[n];
  }

  @Override
  public double evaluate(double[] theta, double[] gradient) {
    KernelParameters kernel = KernelParameters.of(data.groups(), theta);
    OutputWarp warp = standardisation.withPower(theta[ParameterVector.POWER]);
    double noise = Math.exp(theta[ParameterVector.NOISE_VARIANCE]);
    fillCovariance(kernel);
    if (!factor(kernel.variance() + noise, warp)) {
      return Double.POSITIVE_INFINITY;
    }
    double fit = solve(warp);
    cholesky.inverse(transposed, inverse);
    Arrays.fill(gradient, 0);
    double likelihood = fit + 0.5 * cholesky.logDeterminant() - logJacobian(warp, gradient);
    kernelGradient(kernel, noise, gradient);
    return likelihood + parameters.penalty(theta, gradient);
  }

  /** Strictly lower triangles, row by row: the covariance, and what its gradient needs. */
  private void fillCovariance(KernelParameters kernel) {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      Arrays.fill(jointSlope, row, row + i, 0);
      Arrays.fill(additive, row, row + i, 0);
      for (int g = 0; g < groups; g++) {
        double[] squared = squaredDistances[g];
        double[] slopes = groupSlopes[g];
        double joint = kernel.jointRate(g);
        double own = kernel.groupRate(g);
        for (int at = row; at < row + i; at++) {
          jointSlope[at] += joint * squared[at];
          double t = own * squared[at];
          double a = Math.sqrt(t);
          double e = kernel.variancePerGroup() * Math.exp(-a);
          slopes[at] = (1 + a) * e * t;
          additive[at] += (1 + a + t / 3) * e;
        }
      }
      for (int at = row; at < row + i; at++) {
        double t = jointSlope[at];
        double a = Math.sqrt(t);
        double e = kernel.jointVariance() * Math.exp(-a);
        jointSlope[at] = (1 + a) * e;
        covariance[at] = (1 + a + t / 3) * e + additive[at];
      }
    }
  }

  private boolean factor(double variance, OutputWarp warp) {
    cholesky.clear();
    for (int i = 0; i < n; i++) {
      double known = data.noiseVariance(i);
      if (known > 0) {
        double slope = warp.slope(data.value(i));
        known *= slope * slope;
      }
      if (!cholesky.append(covariance, i * n, variance + known)) {
        return false;
      }
    }
    return true;
  }

  /** Fills {@code weights} with K⁻¹ (z − m). */
  private double solve(OutputWarp warp) {
    for (int i = 0; i < n; i++) {
      warped[i] = warp.apply(data.value(i));
      weights[i] = warped[i];
      ones[i] = 1;
    }
    cholesky.solveLower(weights);
    cholesky.solveLower(ones);
    double mean =
        Cholesky.dot(ones, 0, weights, 0, n)
            / (Cholesky.dot(ones, 0, ones, 0, n) + 1 / MEAN_PRIOR_VARIANCE);
    for (int i = 0; i < n; i++) {
      weights[i] -= mean * ones[i];
    }
    double fit = 0.5 * Cholesky.dot(weights, 0, weights, 0, n);
    cholesky.solveUpper(weights);
    return fit + 0.5 * mean * mean / MEAN_PRIOR_VARIANCE;
  }

  /** The Jacobian of the warp; the slope in its power is written into the gradient. */
  private double logJacobian(OutputWarp warp, double[] gradient) {
    double log = 0;
    double slope = 0;
    for (int i = 0; i < n; i++) {
      double value = data.value(i);
      log += warp.logSlope(value);
      slope += weights[i] * warp.slopeInPower(value) - warp.logSlopeInPower(value);
    }
    gradient[ParameterVector.POWER] = slope;
    return log;
  }

  private void kernelGradient(KernelParameters kernel, double noise, double[] gradient) {
    double trace = 0;
    double joint = 0;
    double sum = 0;
    double[] rates = new double[groups];
    double[] owns = new double[groups];
    double[] pair = new double[n];
    double[] jointPair = new double[n];
    for (int i = 0; i < n; i++) {
      int row = i * n;
      trace += inverse[row + i] - weights[i] * weights[i];
      for (int j = 0; j < i; j++) {
        pair[j] = inverse[row + j] - weights[i] * weights[j];
        jointPair[j] = pair[j] * jointSlope[row + j];
      }
      joint += Cholesky.dot(pair, 0, covariance, row, i);
      sum += Cholesky.dot(pair, 0, additive, row, i);
      for (int g = 0; g < groups; g++) {
        rates[g] += Cholesky.dot(jointPair, 0, squaredDistances[g], row, i);
        owns[g] += Cholesky.dot(pair, 0, groupSlopes[g], row, i);
      }
    }
    gradient[ParameterVector.NOISE_VARIANCE] += 0.5 * noise * trace;
    gradient[ParameterVector.JOINT_VARIANCE] += 0.5 * kernel.jointVariance() * trace + joint - sum;
    gradient[ParameterVector.ADDITIVE_VARIANCE] +=
        0.5 * kernel.variancePerGroup() * groups * trace + sum;
    for (int g = 0; g < groups; g++) {
      gradient[ParameterVector.joint(g)] += rates[g] * kernel.jointRate(g) / 3;
      gradient[ParameterVector.additive(g, groups)] += owns[g] / 3;
    }
  }
}
