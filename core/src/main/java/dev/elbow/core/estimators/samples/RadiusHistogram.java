package dev.elbow.core.estimators.samples;

import java.util.List;

/**
 * How far codes are from the origin, in bins of equal width.
 *
 * @param from where the first bin begins
 * @param counts codes in each bin
 * @param expected how many there would be if the codes were drawn from the prior
 */
public record RadiusHistogram(
    double from, double binWidth, List<Integer> counts, List<Double> expected) {
  public RadiusHistogram {
    counts = List.copyOf(counts);
    expected = List.copyOf(expected);
    if (counts.size() != expected.size()) {
      throw new IllegalArgumentException(
          counts.size() + " counts, but " + expected.size() + " expected ones");
    }
  }
}
