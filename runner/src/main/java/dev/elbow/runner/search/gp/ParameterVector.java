package dev.elbow.runner.search.gp;

import java.util.Arrays;

/**
 * The fitted parameters side by side, as an optimiser sees them: logarithms of variances and of
 * length scales, and the power of the output warp. Their priors and bounds are here and nowhere
 * else.
 *
 * <p>Priors are normal. That of a joint length scale has its centre grow with the square root of
 * the number of groups, as distances in the cube do [1].
 *
 * <p>[1] Hvarfner, Hellsten, Nardi 2024, Vanilla Bayesian optimization performs great in high
 * dimensions, section 4.
 */
final class ParameterVector {
  static final int JOINT_VARIANCE = 0;
  static final int ADDITIVE_VARIANCE = 1;
  static final int NOISE_VARIANCE = 2;
  static final int POWER = 3;
  private static final int SCALES = 4;

  private final double[] centre;
  private final double[] deviation;
  private final double[] min;
  private final double[] max;

  private ParameterVector(int groups, boolean warped) {
    int length = SCALES + 2 * groups;
    centre = new double[length];
    deviation = new double[length];
    min = new double[length];
    max = new double[length];
    set(JOINT_VARIANCE, Math.log(0.3), 2, Math.log(1e-3), Math.log(50));
    set(ADDITIVE_VARIANCE, 0, 2, Math.log(1e-3), Math.log(100));
    set(NOISE_VARIANCE, Math.log(3e-4), 3.5, Math.log(1e-8), Math.log(4));
    set(POWER, 0.8, 0.5, warped ? -0.5 : 1, warped ? 1.5 : 1);
    for (int g = 0; g < groups; g++) {
      double joint = Math.log(0.5) + 0.5 * Math.log(groups);
      set(joint(g), joint, 1, Math.log(0.02), Math.log(50));
      set(additive(g, groups), Math.log(0.5), 1, Math.log(0.02), Math.log(50));
    }
  }

  static ParameterVector of(int groups, boolean warped) {
    return new ParameterVector(groups, warped);
  }

  static int joint(int group) {
    return SCALES + group;
  }

  static int additive(int group, int groups) {
    return SCALES + groups + group;
  }

  private void set(int i, double mean, double standardDeviation, double least, double most) {
    centre[i] = mean;
    deviation[i] = standardDeviation;
    min[i] = least;
    max[i] = most;
  }

  int length() {
    return centre.length;
  }

  double[] min() {
    return min;
  }

  double[] max() {
    return max;
  }

  /**
   * A start: the centre of the prior but for the variances and a factor.
   *
   * @param lengthFactor of all length scales of both parts
   */
  double[] start(double jointVariance, double additiveVariance, double lengthFactor, double noise) {
    double[] start = centre.clone();
    Arrays.setAll(start, i -> start[i] + (i < SCALES ? 0 : Math.log(lengthFactor)));
    start[JOINT_VARIANCE] = Math.log(jointVariance);
    start[ADDITIVE_VARIANCE] = Math.log(additiveVariance);
    start[NOISE_VARIANCE] = Math.log(noise);
    return project(start);
  }

  private double[] project(double[] theta) {
    Arrays.setAll(theta, i -> Math.max(min[i], Math.min(max[i], theta[i])));
    return theta;
  }

  /** −ln of the prior density, up to a constant; its gradient is added. */
  double penalty(double[] theta, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      double z = (theta[i] - centre[i]) / deviation[i];
      sum += 0.5 * z * z;
      gradient[i] += z / deviation[i];
    }
    return sum;
  }
}
