package dev.elbow.runner.search.tpe;

/**
 * How wide the kernels of a mixture are: narrower the more observations there are, by the exponent
 * of Scott's rule. The factor was chosen on standard test functions in two to six dimensions, on
 * which wider kernels, as common implementations have them, found less.
 *
 * @param normal standard deviation, of coordinates in [0, 1]
 * @param spread what each other word gets, to 1 for the observed one
 */
record Bandwidths(double normal, double spread) {
  private static final double FACTOR = 0.07;
  private static final double LEAST = 0.01;

  static Bandwidths of(int observations, int axes) {
    double scott = Math.pow(Math.max(1, observations), -1.0 / (axes + 4));
    return new Bandwidths(Math.max(LEAST, FACTOR * scott), 1.0 / (observations + 1));
  }

  Kernel kernel(Axis axis, double centre) {
    return axis.kernel(centre, normal, spread);
  }
}
