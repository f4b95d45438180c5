package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers and durations as a person wants to read them. */
public final class Figures {
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LARGE = 1e6;
  private static final double SMALL = 1e-4;
  private static final double SMALL_FRACTION = 0.005;

  private Figures() {}

  /** A metric's value with as many digits as its unit deserves. */
  public static String metric(Metric metric, double value) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    return switch (metric.unit()) {
      case NATS -> String.format(Locale.ROOT, "%.2f", value);
      case FRACTION -> fraction(value);
      case COUNT -> String.format(Locale.ROOT, "%.0f", value);
      case SECONDS -> String.format(Locale.ROOT, "%.1f", value);
      case NONE -> setting(value);
    };
  }

  /** A small share, or a p value, is not rounded to nothing. */
  private static String fraction(double value) {
    boolean small = value != 0 && Math.abs(value) < SMALL_FRACTION;
    return small ? setting(value) : String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * An estimate with its standard error, both cut after the error's second significant digit:
   * {@code -84.31 ± 0.27}.
   */
  public static String withError(double value, double standardError, boolean unicode) {
    if (!Double.isFinite(value) || !Double.isFinite(standardError) || standardError <= 0) {
      return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }
    int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(standardError)));
    String format = "%." + Math.min(decimals, 6) + "f";
    return String.format(Locale.ROOT, format, value)
        + (unicode ? " ± " : " +- ")
        + String.format(Locale.ROOT, format, standardError);
  }

  /**
   * A setting to four significant digits, without trailing zeros: {@code 0.001234}, {@code 3e-05}.
   */
  public static String setting(double value) {
    if (value == Math.rint(value) && Math.abs(value) < LARGE) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    if (Math.abs(value) >= LARGE || Math.abs(value) < SMALL) {
      return String.format(Locale.ROOT, "%.3e", value).replaceFirst("\\.?0+e", "e");
    }
    return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** {@code 8 s}, {@code 3 min 05 s}, {@code 2 h 04 min}. */
  public static String duration(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
