package dev.elbow.runner.search.gp;

import java.util.Arrays;

/**
 * A strictly increasing map from values in their own unit to the scale on which the process is
 * Gaussian: shift by the median, divide by a robust scale, then Yeo and Johnson's power transform
 * [1]. A power below 1 draws a heavy upper tail in and spreads the values below the median.
 *
 * <p>[1] Yeo, Johnson 2000, A new family of power transformations to improve normality or symmetry,
 * Biometrika 87(4), eq. 2.1.
 */
final class OutputWarp {
  private final double centre;
  private final double scale;
  private final double power;

  OutputWarp(double centre, double scale, double power) {
    this.centre = centre;
    this.scale = scale;
    this.power = power;
  }

  /**
   * A standardisation without a power. The scale is the standard deviation of a normal distribution
   * with the same quantiles, so that a few terrible values do not count.
   */
  static OutputWarp standardising(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double median = 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    double outer = (sorted[n - 1 - n / 10] - sorted[n / 10]) / 2.563;
    double inner = (sorted[n - 1 - n / 4] - sorted[n / 4]) / 1.349;
    double scale = Math.max(Math.min(outer, 3 * inner), 1e-4 * deviation(sorted, median));
    return new OutputWarp(median, scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : 1, 1);
  }

  private static double deviation(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += (value - centre) * (value - centre);
    }
    return Math.sqrt(sum / values.length);
  }

  OutputWarp withPower(double newPower) {
    return new OutputWarp(centre, scale, newPower);
  }

  double power() {
    return power;
  }

  double apply(double value) {
    double u = (value - centre) / scale;
    return u >= 0 ? boxCox(1 + u, power) : -boxCox(1 - u, 2 - power);
  }

  /** d apply / d power. */
  double slopeInPower(double value) {
    double u = (value - centre) / scale;
    return u >= 0 ? boxCoxSlope(1 + u, power) : boxCoxSlope(1 - u, 2 - power);
  }

  /** ln of d apply / d u, where u is the standardised value. */
  double logSlope(double value) {
    return (power - 1) * logSlopeInPower(value);
  }

  /** d logSlope / d power. */
  double logSlopeInPower(double value) {
    double u = (value - centre) / scale;
    return u >= 0 ? Math.log1p(u) : -Math.log1p(-u);
  }

  /** d apply / d value. */
  double slope(double value) {
    return Math.exp(logSlope(value)) / scale;
  }

  /** The value that {@link #apply} takes to {@code warped}; infinite where none does. */
  double invert(double warped) {
    double u =
        warped >= 0 ? inverseBoxCox(warped, power) - 1 : 1 - inverseBoxCox(-warped, 2 - power);
    return centre + scale * u;
  }

  private static double boxCox(double x, double p) {
    return Math.abs(p) < 1e-9 ? Math.log(x) : Math.expm1(p * Math.log(x)) / p;
  }

  private static double inverseBoxCox(double y, double p) {
    if (Math.abs(p) < 1e-9) {
      return Math.exp(y);
    }
    double base = p * y;
    return base <= -1 ? Double.POSITIVE_INFINITY : Math.exp(Math.log1p(base) / p);
  }

  private static double boxCoxSlope(double x, double p) {
    double log = Math.log(x);
    if (Math.abs(p * log) < 1e-4) {
      return log * log * (0.5 + p * log / 3);
    }
    return (Math.exp(p * log) * (p * log - 1) + 1) / (p * p);
  }
}
