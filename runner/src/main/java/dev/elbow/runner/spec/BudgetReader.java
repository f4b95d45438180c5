package dev.elbow.runner.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The budget section. */
final class BudgetReader {
  private static final Interval COUNT = Interval.closed(1, 1_000_000);
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private BudgetReader() {}

  static Budget read(Cursor cursor) {
    return Section.of(cursor).map(BudgetReader::read).orElse(Budget.UNLIMITED);
  }

  private static Budget read(Section section) {
    Budget budget =
        new Budget(
            count(section, "trials"),
            section.find("wall_clock").flatMap(BudgetReader::duration),
            section.find("trial_timeout").flatMap(BudgetReader::duration),
            target(section),
            count(section, "patience"),
            count(section, "max_failures"));
    section.close();
    return budget;
  }

  private static OptionalDouble target(Section section) {
    return section
        .find("target")
        .flatMap(cursor -> cursor.real(Interval.ANY))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalInt count(Section section, String key) {
    return section
        .find(key)
        .flatMap(cursor -> cursor.whole(COUNT))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Optional<Duration> duration(Cursor cursor) {
    Optional<Duration> duration =
        cursor.node() instanceof Tree.Scalar scalar ? parse(scalar.text()) : Optional.empty();
    if (duration.isEmpty()) {
      cursor.problem(
          "expected a time such as 8h, 30m, 90s or 1h30m, found " + Found.describe(cursor.node()));
    }
    return duration;
  }

  private static Optional<Duration> parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration duration =
        Duration.ofHours(number(matcher, 1))
            .plusMinutes(number(matcher, 2))
            .plusSeconds(number(matcher, 3));
    return Optional.of(duration).filter(time -> !time.isZero());
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
