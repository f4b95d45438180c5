package dev.elbow.runner.insight;

import java.util.Arrays;

/**
 * Draws in how bad a trial can be. What matters is what distinguishes good trials from others; a
 * few whose training went wrong would otherwise make up nearly all of the variance. No trial counts
 * as farther from what is typical than the best one is on the other side.
 *
 * @param worst the limit; infinite if there is none
 */
record GoodRange(double worst, boolean maximised) {
  /**
   * @param typical what most of the search space gives
   */
  static GoodRange of(double[] values, double typical, boolean maximised) {
    double best = Arrays.stream(values).reduce(maximised ? Math::max : Math::min).orElseThrow();
    double reach = Math.abs(best - typical);
    if (reach == 0) { // half of them are as good as the best: nothing to measure by
      reach = Double.POSITIVE_INFINITY;
    }
    return new GoodRange(maximised ? typical - reach : typical + reach, maximised);
  }

  double[] drawIn(double[] values) {
    return Arrays.stream(values)
        .map(value -> maximised ? Math.max(worst, value) : Math.min(worst, value))
        .toArray();
  }
}
