package dev.elbow.runner.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** One searched setting of the sweep file. */
public sealed interface Parameter {

  /** Its name in the sweep file: a dotted path, or one of the short names. */
  String name();

  /** When it is active; always, if absent. */
  Optional<Condition> when();

  /**
   * Every value, in the order of the file or ascending.
   *
   * @throws IllegalStateException if there is a continuum of them
   */
  List<Value> values();

  /** Whether it can have the value, which must be of the type that it gives its values. */
  boolean contains(Value value);

  /** How a range is spread. */
  enum Scale {
    LINEAR,
    /** Uniform in the logarithm; the range must be positive. */
    LOG
  }

  /**
   * Real numbers from {@code min} to {@code max}.
   *
   * @param points how many values a grid takes, ends included; needed by a grid only
   */
  record FloatRange(
      String name,
      double min,
      double max,
      Scale scale,
      OptionalInt points,
      Optional<Condition> when)
      implements Parameter {
    public FloatRange {
      checkRange(min, max, scale, points);
    }

    @Override
    public List<Value> values() {
      if (min < max) {
        throw new IllegalStateException(name + " has no end of values");
      }
      return List.of(new Value.Real(min));
    }

    @Override
    public boolean contains(Value value) {
      return value instanceof Value.Real real && real.number() >= min && real.number() <= max;
    }
  }

  /** Whole numbers from {@code min} to {@code max}, both included. */
  record IntRange(
      String name, long min, long max, Scale scale, OptionalInt points, Optional<Condition> when)
      implements Parameter {
    public IntRange {
      checkRange((double) min, (double) max, scale, points);
    }

    @Override
    public List<Value> values() {
      return LongStream.rangeClosed(min, max)
          .mapToObj(number -> (Value) new Value.Whole(number))
          .toList();
    }

    @Override
    public boolean contains(Value value) {
      return value instanceof Value.Whole whole && whole.number() >= min && whole.number() <= max;
    }
  }

  /** One of the given values; a fixed parameter has just one. */
  record Choice(String name, List<Value> values, Optional<Condition> when) implements Parameter {
    public Choice {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("values cannot be empty");
      }
      if (values.stream().distinct().count() != values.size()) {
        throw new IllegalArgumentException("values must differ from each other");
      }
    }

    @Override
    public boolean contains(Value value) {
      return values.contains(value);
    }
  }

  private static void checkRange(double min, double max, Scale scale, OptionalInt points) {
    if (!Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException("min and max must be finite");
    }
    if (min > max) {
      throw new IllegalArgumentException("min " + min + " is above max " + max);
    }
    if (scale == Scale.LOG && min <= 0) {
      throw new IllegalArgumentException("a log scale needs a min above 0, not " + min);
    }
    if (points.isPresent() && points.getAsInt() < 1) {
      throw new IllegalArgumentException("points must be at least 1, not " + points.getAsInt());
    }
  }
}
