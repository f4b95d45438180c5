package dev.elbow.reports.text;

import dev.elbow.reports.model.MetricColumn.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Formats numbers with a real minus sign, in no locale but the root one. */
public final class Numbers {
  /** What stands for a number that is not there. */
  public static final String ABSENT = "–";

  private static final double SCIENTIFIC_BELOW = 1e-4;
  private static final double SCIENTIFIC_FROM = 1e6;

  private Numbers() {}

  /** A metric's value with the digits its unit deserves. */
  public static String metric(double value, Unit unit) {
    return switch (unit) {
      case NATS, FRACTION -> fixed(value, 2);
      case SECONDS -> fixed(value, 1);
      case COUNT -> value == Math.rint(value) ? fixed(value, 0) : fixed(value, 1);
      case NONE -> significant(value);
    };
  }

  /** A standard error: two digits say enough where the unit does not set the decimals. */
  public static String error(double value, Unit unit) {
    boolean rounded = unit == Unit.NONE && Double.isFinite(value);
    return metric(
        rounded ? new BigDecimal(value).round(new MathContext(2)).doubleValue() : value, unit);
  }

  /** A value with the given number of decimals. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return value < 0 && !zero ? "−" + text : text;
  }

  /** A value to four significant digits, trailing zeros removed: a parameter's. */
  public static String significant(double value) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (value == Math.rint(value) && size < SCIENTIFIC_FROM) {
      return signed(value, String.format(Locale.ROOT, "%.0f", size));
    }
    BigDecimal rounded = new BigDecimal(size).round(new MathContext(4)).stripTrailingZeros();
    if (size < SCIENTIFIC_BELOW || size >= SCIENTIFIC_FROM) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
      return signed(value, digits + "e" + (exponent < 0 ? "−" : "") + Math.abs(exponent));
    }
    return signed(value, rounded.toPlainString());
  }

  /**
   * A duration in its two largest units: {@code 1 h 05 min}, {@code 3 min 20 s}, {@code 12.3 s}.
   */
  public static String duration(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 60) {
      return fixed(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }

  private static String signed(double value, String text) {
    return value < 0 ? "−" + text : text;
  }
}
