package dev.elbow.runner.spec;

import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ParameterDraft.TriedValue;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One entry of the parameters section. */
final class ParameterReader {
  private static final Interval POINTS = Interval.closed(1, GridSpace.MAX_VALUES);
  private static final int MOST_VALUES = GridSpace.MAX_VALUES;

  private final String name;
  private final String path;
  private final boolean wholeOnly;
  private final Method method;
  private final ConditionReader conditions;

  /**
   * @param name of the parameter
   * @param path of its setting
   * @param wholeOnly whether the setting takes whole numbers only
   */
  ParameterReader(
      String name, String path, boolean wholeOnly, Method method, ConditionReader conditions) {
    this.name = name;
    this.path = path;
    this.wholeOnly = wholeOnly;
    this.method = method;
    this.conditions = conditions;
  }

  private enum Type {
    INT,
    FLOAT
  }

  Optional<ParameterDraft> read(Cursor cursor) {
    if (!(cursor.node() instanceof Tree.Mapping)) {
      cursor.problem(
          "expected {min: …, max: …}, {values: […]} or {value: …}, found "
              + Found.describe(cursor.node()));
      return Optional.empty();
    }
    Section section = Section.of(cursor).orElseThrow();
    Optional<Cursor> whenAt = section.find("when");
    Optional<Condition> when = whenAt.flatMap(conditions::read);
    Optional<ParameterDraft> draft = kind(cursor, section, whenAt, when);
    section.close();
    return whenAt.isPresent() && when.isEmpty() ? Optional.empty() : draft;
  }

  private Optional<ParameterDraft> kind(
      Cursor cursor, Section section, Optional<Cursor> whenAt, Optional<Condition> when) {
    Optional<Cursor> value = section.find("value");
    Optional<Cursor> values = section.find("values");
    Optional<Cursor> min = section.find("min");
    Optional<Cursor> max = section.find("max");
    boolean range = min.isPresent() || max.isPresent();
    int given = (value.isPresent() ? 1 : 0) + (values.isPresent() ? 1 : 0) + (range ? 1 : 0);
    if (given != 1) {
      declareRangeKeys(section);
      cursor.problem(
          (given == 0 ? "missing" : "give only one of the three")
              + "; expected min and max, values or value");
      return Optional.empty();
    }
    Optional<Tried> tried = range ? range(section, when) : choice(value, values, when);
    return tried.map(
        t ->
            new ParameterDraft(
                cursor, List.of(path), t.parameter(), t.values(), whenAt, Optional.empty()));
  }

  private static void declareRangeKeys(Section section) {
    List.of("scale", "type", "points").forEach(section::find);
  }

  private Optional<Tried> choice(
      Optional<Cursor> value, Optional<Cursor> values, Optional<Condition> when) {
    List<Cursor> items =
        value.map(List::of).orElseGet(() -> values.flatMap(Cursor::items).orElse(List.of()));
    if (items.isEmpty()) {
      values
          .filter(cursor -> cursor.node() instanceof Tree.Sequence)
          .ifPresent(cursor -> cursor.problem("the list is empty; expected at least one value"));
      return Optional.empty();
    }
    if (items.size() > MOST_VALUES) {
      values.ifPresent(c -> c.problem("has " + items.size() + " values, more than " + MOST_VALUES));
      return Optional.empty();
    }
    List<TriedValue> tried = new ArrayList<>();
    items.forEach(item -> ParameterValue.read(item).ifPresent(v -> addDistinct(tried, item, v)));
    return tried.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Tried(
                new Choice(name, tried.stream().map(TriedValue::value).toList(), when), tried));
  }

  private static void addDistinct(List<TriedValue> tried, Cursor item, Value value) {
    if (tried.stream().anyMatch(other -> other.value().compareTo(value) == 0)) {
      item.problem("the value " + value.text() + " is given twice");
    } else {
      tried.add(new TriedValue(value, item.node().labelled(item.path())));
    }
  }

  private Optional<Tried> range(Section section, Optional<Condition> when) {
    Optional<Cursor> typeAt = section.find("type");
    Type type = section.word("type", wholeOnly ? Type.INT : Type.FLOAT);
    Scale scale = section.word("scale", Scale.LINEAR);
    OptionalInt points =
        section
            .find("points")
            .flatMap(cursor -> cursor.whole(POINTS))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    if (type == Type.FLOAT && wholeOnly) {
      typeAt.ifPresent(at -> at.problem("float, but " + path + " takes whole numbers only"));
      return Optional.empty();
    }
    Optional<Cursor> min = section.require("min", "expected the lower end of the range");
    Optional<Cursor> max = section.require("max", "expected the upper end of the range");
    Optional<Double> low = min.flatMap(cursor -> number(cursor, type));
    Optional<Double> high = max.flatMap(cursor -> number(cursor, type));
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    return checked(section, min.get(), max.get(), low.get(), high.get(), scale)
        ? parameter(section, type, low.get(), high.get(), scale, points, when)
            .map(p -> new Tried(p, ends(section, p, min.get(), max.get(), low.get(), high.get())))
        : Optional.empty();
  }

  /** Both ends; of a range of real numbers also one that is certainly not whole. */
  private static List<TriedValue> ends(
      Section section, Parameter parameter, Cursor min, Cursor max, double low, double high) {
    List<TriedValue> ends = new ArrayList<>();
    ends.add(end(parameter, min, low));
    ends.add(end(parameter, max, high));
    if (parameter instanceof FloatRange && low < high) {
      double between = low + 0.381_966 * (high - low);
      Position at = section.at().labelled("between the ends of " + parameter.name());
      Tree tree = new Tree.Scalar(Double.toString(between), true, at);
      ends.add(new TriedValue(new Value.Real(between), tree, true));
    }
    return ends;
  }

  private boolean checked(
      Section section, Cursor min, Cursor max, double low, double high, Scale scale) {
    if (low > high) {
      section.problem(
          "min " + Found.describe(min.node()) + " is above max " + Found.describe(max.node()));
      return false;
    }
    if (scale == Scale.LOG && low <= 0) {
      min.problem("a log scale needs a min above 0, found " + Found.describe(min.node()));
      return false;
    }
    return true;
  }

  private Optional<Parameter> parameter(
      Section section,
      Type type,
      double low,
      double high,
      Scale scale,
      OptionalInt points,
      Optional<Condition> when) {
    boolean tooMany = type == Type.FLOAT ? low < high : high - low >= GridSpace.MAX_VALUES;
    if (method == Method.GRID && points.isEmpty() && tooMany) {
      section.problem("a grid needs points, the number of values to take from the range");
      return Optional.empty();
    }
    return Optional.of(
        type == Type.FLOAT
            ? new FloatRange(name, low, high, scale, points, when)
            : new IntRange(name, (long) low, (long) high, scale, points, when));
  }

  private static Optional<Double> number(Cursor cursor, Type type) {
    return type == Type.INT
        ? cursor.whole(Interval.ANY).map(Integer::doubleValue)
        : cursor.real(Interval.ANY);
  }

  private static TriedValue end(Parameter parameter, Cursor cursor, double value) {
    return new TriedValue(
        parameter instanceof IntRange ? new Value.Whole((long) value) : new Value.Real(value),
        cursor.node().labelled(cursor.path()));
  }

  private record Tried(Parameter parameter, List<TriedValue> values) {}
}
