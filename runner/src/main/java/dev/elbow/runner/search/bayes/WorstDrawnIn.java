package dev.elbow.runner.search.bayes;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Numbers without what is worse beyond all measure. A training that all but diverges may end with a
 * bound of −1e18 nats; on a scale that holds that, all other trials would be alike, and a model of
 * them would learn nothing.
 */
final class WorstDrawnIn {
  /** A warp tells losses apart that lie so much farther apart than good ones do. */
  private static final double LOSS_REACH = 1e4;

  /** Margins are not warped, and how badly a constraint is broken hardly matters. */
  private static final double MARGIN_REACH = 10;

  private WorstDrawnIn() {}

  /** None is so many times as far above the median as the lowest one is below it. */
  static double[] losses(double[] losses) {
    double median = new Median().evaluate(losses);
    double reach = median - Arrays.stream(losses).min().orElse(median);
    double most = reach > 0 ? median + LOSS_REACH * reach : Double.POSITIVE_INFINITY;
    return Arrays.stream(losses).map(loss -> Math.min(loss, most)).toArray();
  }

  /**
   * None is so many times as far below the median as the highest one is above it, or as the median
   * is from 0, where the constraint holds.
   */
  static double[] margins(double[] margins) {
    double median = new Median().evaluate(margins);
    double above = Arrays.stream(margins).max().orElse(median) - median;
    double reach = Math.max(above, Math.abs(median));
    double least = reach > 0 ? median - MARGIN_REACH * reach : Double.NEGATIVE_INFINITY;
    return Arrays.stream(margins).map(margin -> Math.max(margin, least)).toArray();
  }
}
