package dev.elbow.reports.model;

import java.util.List;

/**
 * How far codes drawn from the aggregate posterior lie from the origin, in bins of equal width.
 *
 * @param from the lower edge of the first bin
 * @param counts codes in each bin
 * @param expected as many draws from the prior would have in each bin
 */
public record RadiusHistogram(
    double from, double binWidth, List<Integer> counts, List<Double> expected) {

  /**
   * @throws IllegalArgumentException if the bins are not aligned or have no width
   */
  public RadiusHistogram {
    counts = List.copyOf(counts);
    expected = List.copyOf(expected);
    if (!Double.isFinite(from) || !(binWidth > 0 && Double.isFinite(binWidth))) {
      throw new IllegalArgumentException("no bins start at " + from + " with width " + binWidth);
    }
    if (counts.size() != expected.size()) {
      throw new IllegalArgumentException(
          counts.size() + " counts for " + expected.size() + " expected ones");
    }
  }
}
