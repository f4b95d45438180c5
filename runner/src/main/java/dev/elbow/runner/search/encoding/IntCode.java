package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Whole;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A range of whole numbers. In the cube each has a cell of its own, of the range widened by one
 * half on either side; a model sees where the number itself lies.
 */
final class IntCode implements ParameterCode {
  private static final int MOST_LEVELS = 32;

  private final IntRange range;
  private final Line cells;
  private final Line line;

  IntCode(IntRange range) {
    this.range = range;
    double min = (double) range.min();
    double max = (double) range.max();
    cells = new Line(min - 0.5, max + 0.5, range.scale());
    line = new Line(min, max, range.scale());
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public boolean isContinuous() {
    return false;
  }

  @Override
  public Value value(double cube) {
    long number = Math.round(cells.number(cube));
    return new Whole(Math.max(range.min(), Math.min(range.max(), number)));
  }

  @Override
  public double cube(Value value) {
    double number = value.asNumber();
    double inside = Math.max((double) range.min(), Math.min((double) range.max(), number));
    return cells.coordinate(inside);
  }

  @Override
  public boolean write(Value value, double[] point, int at) {
    if (!value.isNumber() || (range.scale() == Scale.LOG && value.asNumber() <= 0)) {
      return false;
    }
    point[at] = line.coordinate(value.asNumber());
    return true;
  }

  @Override
  public void writeInactive(double[] point, int at) {
    point[at] = 0.5;
  }

  @Override
  public double[] levels() {
    long count = range.max() - range.min() + 1;
    if (count <= MOST_LEVELS) {
      return range.values().stream().mapToDouble(this::cube).toArray();
    }
    return Arrays.stream(IntStream.range(0, MOST_LEVELS).toArray())
        .mapToDouble(i -> cube(value(i / (MOST_LEVELS - 1.0))))
        .distinct()
        .toArray();
  }
}
