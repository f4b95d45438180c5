package dev.elbow.core.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** The rounds of a measurement. */
record Spread(double median, double smallest, double largest) {

  static Spread of(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  /** Of first / second, round by round: what slows down both hits neither. */
  static Spread ofRatios(double[] first, double[] second) {
    double[] ratios = new double[first.length];
    Arrays.setAll(ratios, round -> first[round] / second[round]);
    return of(ratios);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, smallest, largest);
  }
}
