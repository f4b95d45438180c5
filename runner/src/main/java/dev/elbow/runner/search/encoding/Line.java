package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.Scale;

/** The numbers from {@code min} to {@code max} on [0, 1], linearly or by their logarithms. */
record Line(double min, double max, Scale scale) {

  double coordinate(double number) {
    return scale == Scale.LOG
        ? Math.log(number / min) / Math.log(max / min)
        : (number - min) / (max - min);
  }

  /** Never outside of the two ends. */
  double number(double coordinate) {
    double number =
        scale == Scale.LOG
            ? min * Math.exp(coordinate * Math.log(max / min))
            : min + coordinate * (max - min);
    return Math.max(min, Math.min(max, number));
  }

  boolean holds(double number) {
    return scale == Scale.LINEAR || number > 0;
  }
}
