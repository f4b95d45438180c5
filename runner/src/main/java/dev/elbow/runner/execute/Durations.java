package dev.elbow.runner.execute;

import java.time.Duration;
import java.util.Locale;

/** Durations for a person to read. */
final class Durations {
  private Durations() {}

  /** {@code 1h 30m}, {@code 45s}, {@code 0.5s}. */
  static String text(Duration duration) {
    if (duration.toMillisPart() != 0) {
      return duration.toMillis() / 1000.0 + "s";
    }
    String parts =
        String.format(
            Locale.ROOT,
            "%dh %dm %ds",
            duration.toHours(),
            duration.toMinutesPart(),
            duration.toSecondsPart());
    return (" " + parts).replaceAll(" 0[hms]", "").strip();
  }
}
