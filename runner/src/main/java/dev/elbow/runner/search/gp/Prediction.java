package dev.elbow.runner.search.gp;

/**
 * A normal distribution of the process at a point, without noise.
 *
 * @param mean in the unit of the scale that it was asked on
 * @param variance its square; at least 0
 */
public record Prediction(double mean, double variance) {

  /** The standard deviation. */
  public double deviation() {
    return Math.sqrt(variance);
  }
}
