package dev.elbow.runner.spec;

import dev.elbow.runner.space.Comparison;

/**
 * Which numbers a setting takes.
 *
 * @param low least number
 * @param lowIncluded whether {@code low} itself is one of them
 * @param high greatest number
 * @param highIncluded whether {@code high} itself is one of them
 */
record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) {
  static final Interval ANY =
      new Interval(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  static Interval atLeast(double low) {
    return new Interval(low, true, Double.POSITIVE_INFINITY, false);
  }

  static Interval above(double low) {
    return new Interval(low, false, Double.POSITIVE_INFINITY, false);
  }

  static Interval closed(double low, double high) {
    return new Interval(low, true, high, true);
  }

  /** The numbers that stand in a relation to a bound; all numbers if it is "not equal". */
  static Interval where(Comparison comparison, double bound) {
    return switch (comparison) {
      case LESS -> new Interval(Double.NEGATIVE_INFINITY, false, bound, false);
      case AT_MOST -> new Interval(Double.NEGATIVE_INFINITY, false, bound, true);
      case GREATER -> above(bound);
      case AT_LEAST -> atLeast(bound);
      case EQUAL -> closed(bound, bound);
      case NOT_EQUAL -> ANY;
    };
  }

  /** The numbers in both. */
  Interval and(Interval other) {
    boolean ownLow = low > other.low || (low == other.low && !lowIncluded);
    boolean ownHigh = high < other.high || (high == other.high && !highIncluded);
    return new Interval(
        ownLow ? low : other.low,
        ownLow ? lowIncluded : other.lowIncluded,
        ownHigh ? high : other.high,
        ownHigh ? highIncluded : other.highIncluded);
  }

  /** The same whole numbers, finite ends included. */
  Interval ofWholes() {
    double least = lowIncluded ? Math.ceil(low) : Math.floor(low) + 1;
    double greatest = highIncluded ? Math.floor(high) : Math.ceil(high) - 1;
    return new Interval(least, Double.isFinite(least), greatest, Double.isFinite(greatest));
  }

  boolean isEmpty() {
    return low > high || (low == high && !(lowIncluded && highIncluded));
  }

  boolean contains(double number) {
    return (lowIncluded ? number >= low : number > low)
        && (highIncluded ? number <= high : number < high);
  }

  /** As in "a number {@code of at least 0 and below 1}". */
  @Override
  public String toString() {
    String above = (lowIncluded ? "of at least " : "above ") + text(low);
    String below = (highIncluded ? "at most " : "below ") + text(high);
    if (lowIncluded && highIncluded && !Double.isInfinite(high)) {
      return " from " + text(low) + " to " + text(high);
    }
    if (Double.isInfinite(high)) {
      return Double.isInfinite(low) ? "" : " " + above;
    }
    return Double.isInfinite(low) ? " of " + below : " " + above + " and " + below;
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
