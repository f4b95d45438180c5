package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.Scale;

/** The numbers from {@code min} to {@code max} on [0, 1], linearly or by their logarithms. */
record Line(double min, double max, Scale scale) {

  double coordinate(double number) {
    return scale == Scale.LOG
        ? logQuotient(number, min) / logQuotient(max, min)
        : (number - min) / (max - min);
  }

  /** Never outside of the two ends. */
  double number(double coordinate) {
    double number = scale == Scale.LOG ? geometric(coordinate) : min + coordinate * (max - min);
    return Math.max(min, Math.min(max, number));
  }

  private double geometric(double coordinate) {
    double log = coordinate * logQuotient(max, min);
    double factor = Math.exp(log);
    return Double.isFinite(factor) ? min * factor : min * Math.exp(log / 2) * Math.exp(log / 2);
  }

  /** The quotient of two ends that are far apart may be too large for a double. */
  private static double logQuotient(double number, double other) {
    double quotient = number / other;
    return Double.isFinite(quotient) ? Math.log(quotient) : Math.log(number) - Math.log(other);
  }

  boolean holds(double number) {
    return scale == Scale.LINEAR || number > 0;
  }
}
