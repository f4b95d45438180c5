package dev.elbow.runner.insight;

import java.util.List;

/**
 * Draws in how bad a trial can be. What matters is what distinguishes good trials from others; a
 * few whose training went wrong would otherwise make up nearly all of the variance. No trial counts
 * as worse than {@value #REACH} times as far from the median as the best one is on the other side.
 *
 * @param worst the limit; infinite if there is none
 */
record GoodRange(double worst, boolean maximised) {
  private static final double REACH = 1.5;

  static GoodRange of(List<Response> responses, boolean maximised) {
    double[] values = responses.stream().mapToDouble(Response::value).sorted().toArray();
    double best = maximised ? values[values.length - 1] : values[0];
    double median = 0.5 * (values[(values.length - 1) / 2] + values[values.length / 2]);
    double reach = REACH * Math.abs(best - median);
    if (reach == 0) { // half of them are as good as the best: nothing to measure by
      return new GoodRange(
          maximised ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, maximised);
    }
    return new GoodRange(maximised ? median - reach : median + reach, maximised);
  }

  double drawIn(double value) {
    return maximised ? Math.max(worst, value) : Math.min(worst, value);
  }

  double[] drawIn(List<Response> responses) {
    return responses.stream().mapToDouble(Response::value).map(this::drawIn).toArray();
  }
}
