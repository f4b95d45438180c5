package dev.elbow.runner.spec;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of a parameter, as a person writes one of them. */
record ParameterValues(Parameter parameter) {
  private static final int MOST_NAMED = 12;

  /** The value at a place, of the type that the space gives it; reported if there is none. */
  Optional<Value> read(Cursor cursor) {
    if (parameter instanceof IntRange range) {
      return cursor.wholeLong(interval(range)).map(Value.Whole::new);
    }
    if (parameter instanceof FloatRange range) {
      return cursor.real(interval(range)).map(Value.Real::new);
    }
    Optional<Value> written = ParameterValue.read(cursor);
    Optional<Value> known = written.flatMap(this::amongChoices);
    if (written.isPresent() && known.isEmpty()) {
      cursor.problem("expected " + description() + ", found " + Found.describe(cursor.node()));
    }
    return known;
  }

  /** {@code 128.0} means the choice {@code 128}. */
  private Optional<Value> amongChoices(Value written) {
    return parameter.values().stream().filter(value -> value.compareTo(written) == 0).findFirst();
  }

  /** The value, if there is only one. */
  Optional<Value> only() {
    if (parameter instanceof FloatRange range && range.min() < range.max()) {
      return Optional.empty();
    }
    if (parameter instanceof IntRange range && range.min() < range.max()) {
      return Optional.empty();
    }
    List<Value> values = parameter.values();
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** {@code a whole number from 2 to 64}. */
  String description() {
    if (parameter instanceof IntRange range) {
      return "a whole number" + interval(range);
    }
    if (parameter instanceof FloatRange range) {
      return "a number" + interval(range);
    }
    List<Value> values = parameter.values();
    String named =
        values.stream().limit(MOST_NAMED).map(Value::text).collect(Collectors.joining(", "));
    return (values.size() == 1 ? "" : "one of ")
        + named
        + (values.size() > MOST_NAMED ? ", …" : "");
  }

  private static Interval interval(FloatRange range) {
    return Interval.closed(range.min(), range.max());
  }

  private static Interval interval(IntRange range) {
    return Interval.closed((double) range.min(), (double) range.max());
  }
}
