package dev.elbow.core.estimators;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of a quantity over examples, and how well the examples determine it.
 *
 * @param mean over examples
 * @param standardError sample standard deviation (n − 1) over √n. It covers the choice of examples
 *     and, where the quantity is itself drawn, the draws. NaN for a single example: nothing shows
 *     how well that one determines the mean.
 */
public record Estimate(double mean, double standardError) {

  /**
   * The estimate from one value for each example.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Estimate over(double[] perExample) {
    if (perExample.length == 0) {
      throw new IllegalArgumentException("no examples to average over");
    }
    double mean = Arrays.stream(perExample).sum() / perExample.length;
    double variance = perExample.length == 1 ? Double.NaN : StatUtils.variance(perExample, mean);
    return new Estimate(mean, Math.sqrt(variance / perExample.length));
  }

  /** The difference to an estimate from other examples and draws: standard errors in quadrature. */
  public Estimate minus(Estimate independent) {
    return new Estimate(
        mean - independent.mean, Math.hypot(standardError, independent.standardError));
  }

  /**
   * The ratio to an independent estimate, its error to first order (the delta method). Where the
   * other is 0 the ratio is not finite.
   */
  public Estimate over(Estimate independent) {
    double ratio = mean / independent.mean;
    return new Estimate(
        ratio,
        Math.hypot(standardError, ratio * independent.standardError) / Math.abs(independent.mean));
  }

  /** Whether the mean is a finite number, and the error too unless it is unknown. */
  public boolean isFinite() {
    return Double.isFinite(mean) && !Double.isInfinite(standardError);
  }
}
