package dev.elbow.core.estimators.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How often lengths of latent vectors fall into bins of equal width, and how often those of the
 * prior would. The bins cover every observed length and four standard deviations of the prior's to
 * either side.
 *
 * @param from the lower edge of the first bin
 * @param binWidth of every bin
 * @param counts observed lengths in each bin
 * @param expected as many draws of the prior as there are lengths: how many of them the bin gets on
 *     average
 */
public record RadiusHistogram(
    double from, double binWidth, List<Integer> counts, List<Double> expected) {
  /** Bins of a histogram. */
  public static final int BINS = 40;

  public RadiusHistogram {
    if (counts.size() != expected.size()) {
      throw new IllegalArgumentException(
          counts.size() + " counts do not match " + expected.size() + " expected ones");
    }
    counts = List.copyOf(counts);
    expected = List.copyOf(expected);
  }

  static RadiusHistogram of(double[] radii, ChiDistribution prior) {
    double reach = 4 * prior.standardDeviation();
    double from = Math.max(0, Math.min(StatUtils.min(radii), prior.mean() - reach));
    double width = (Math.max(StatUtils.max(radii), prior.mean() + reach) - from) / BINS;
    int[] counts = new int[BINS];
    for (double radius : radii) {
      counts[Math.min(BINS - 1, (int) ((radius - from) / width))]++;
    }
    List<Double> expected = new ArrayList<>(BINS);
    for (int i = 0; i < BINS; i++) {
      double share =
          prior.cumulativeProbability(from + (i + 1) * width)
              - prior.cumulativeProbability(from + i * width);
      expected.add(radii.length * share);
    }
    return new RadiusHistogram(from, width, Arrays.stream(counts).boxed().toList(), expected);
  }
}
