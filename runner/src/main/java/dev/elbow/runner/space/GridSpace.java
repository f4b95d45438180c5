package dev.elbow.runner.space;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Whole;
import java.util.List;
import java.util.stream.IntStream;

/** The discrete space that a grid visits. */
public final class GridSpace {
  /** How many values a grid takes from one whole-number range that gives no {@code points}. */
  public static final int MAX_VALUES = 1_000;

  private GridSpace() {}

  /**
   * The space with each range replaced by its {@code points} values, ends included, spaced evenly
   * on its scale; a whole-number range without {@code points} by all of its values. Values that
   * coincide after rounding are kept once.
   *
   * @throws IllegalArgumentException if a range of real numbers has no points, or a range of whole
   *     numbers has none and more than {@link #MAX_VALUES} values
   */
  public static SearchSpace of(SearchSpace space) {
    return new SearchSpace(space.parameters().stream().map(GridSpace::discrete).toList());
  }

  private static Parameter discrete(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return new Choice(range.name(), values(range), range.when());
    }
    if (parameter instanceof IntRange range) {
      return new Choice(range.name(), values(range), range.when());
    }
    return parameter;
  }

  private static List<Value> values(FloatRange range) {
    if (range.min() == range.max()) {
      return List.of(new Real(range.min()));
    }
    int points =
        range
            .points()
            .orElseThrow(
                () -> new IllegalArgumentException(range.name() + ": a grid needs points"));
    return IntStream.range(0, points)
        .mapToObj(i -> (Value) new Real(point(range.min(), range.max(), range.scale(), i, points)))
        .distinct()
        .toList();
  }

  private static List<Value> values(IntRange range) {
    if (range.points().isPresent()) {
      int points = range.points().getAsInt();
      return IntStream.range(0, points)
          .mapToDouble(
              i -> point((double) range.min(), (double) range.max(), range.scale(), i, points))
          .mapToObj(number -> (Value) new Whole(Math.round(number)))
          .distinct()
          .toList();
    }
    if (range.max() - range.min() >= MAX_VALUES) {
      throw new IllegalArgumentException(range.name() + ": a grid needs points");
    }
    return range.values();
  }

  private static double point(double min, double max, Scale scale, int index, int points) {
    if (index == 0) {
      return min;
    }
    if (index == points - 1) {
      return max;
    }
    double share = (double) index / (points - 1);
    double point =
        scale == Scale.LOG
            ? Math.exp(Math.log(min) + share * (Math.log(max) - Math.log(min)))
            : min + share * (max - min);
    return Math.min(max, Math.max(min, point));
  }
}
