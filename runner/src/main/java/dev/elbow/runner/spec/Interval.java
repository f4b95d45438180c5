package dev.elbow.runner.spec;

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
