package dev.elbow.runner.search.bayes;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * ln of the improvement that a standard normal is expected to make, h(z) = φ(z) + z Φ(z), without
 * the underflow that leaves plain expected improvement flat over most of a space [1, section 4.1].
 *
 * <p>[1] Ament, Daulton, Eriksson, Balandat, Bakshy 2023, Unexpected improvements to expected
 * improvement for Bayesian optimization.
 */
final class LogImprovement {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double SQRT_HALF_PI = Math.sqrt(0.5 * Math.PI);

  /** Below this, 1 − x · Mills(x) is taken from its series: both terms agree too closely. */
  private static final double FAR = -200;

  private LogImprovement() {}

  /** ln h(z). */
  static double logH(double z) {
    if (z > -1) {
      return Math.log(density(z) + z * cumulative(z));
    }
    double logDensity = -0.5 * z * z - HALF_LOG_TWO_PI;
    if (z < FAR) {
      return logDensity - 2 * Math.log(-z) + Math.log1p(-3 / (z * z));
    }
    return logDensity + Math.log1p(z * mills(-z));
  }

  /** Φ(z) / h(z), the slope of ln h. */
  static double slope(double z) {
    if (z > -1) {
      double cumulative = cumulative(z);
      return cumulative / (density(z) + z * cumulative);
    }
    if (z < FAR) {
      return -z * (1 + 2 / (z * z));
    }
    double mills = mills(-z);
    return mills / (1 + z * mills);
  }

  /** ln Φ(z). */
  static double logCumulative(double z) {
    return z > -1 ? Math.log(cumulative(z)) : -0.5 * z * z - HALF_LOG_TWO_PI + Math.log(mills(-z));
  }

  /** φ(z) / Φ(z), the slope of ln Φ. */
  static double slopeOfLogCumulative(double z) {
    return z > -1 ? density(z) / cumulative(z) : 1 / mills(-z);
  }

  private static double density(double z) {
    return Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI);
  }

  private static double cumulative(double z) {
    return 0.5 * Erfc.value(-z * SQRT_HALF);
  }

  /** (1 − Φ(x)) / φ(x). */
  private static double mills(double x) {
    return SQRT_HALF_PI * Erfcx.value(x * SQRT_HALF);
  }
}
