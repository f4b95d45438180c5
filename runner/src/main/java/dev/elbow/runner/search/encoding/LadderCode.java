package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A choice among numbers: each has an equal share of the cube, in ascending order, and a model sees
 * the number itself, on a log scale if the numbers are spread more evenly there.
 */
final class LadderCode implements ParameterCode {
  private final List<Value> ascending;
  private final Line line;

  private LadderCode(List<Value> ascending, Line line) {
    this.ascending = ascending;
    this.line = line;
  }

  static LadderCode of(Choice choice) {
    List<Value> ascending = choice.values().stream().sorted().toList();
    double min = ascending.get(0).asNumber();
    double max = ascending.get(ascending.size() - 1).asNumber();
    boolean geometric = min > 0 && unevenness(ascending, Math::log) < unevenness(ascending, x -> x);
    return new LadderCode(ascending, new Line(min, max, geometric ? Scale.LOG : Scale.LINEAR));
  }

  /** The largest of the gaps between neighbours, as a share of the whole. */
  private static double unevenness(List<Value> ascending, DoubleUnaryOperator scale) {
    double[] numbers = ascending.stream().mapToDouble(Value::asNumber).map(scale).toArray();
    double whole = numbers[numbers.length - 1] - numbers[0];
    return IntStream.range(1, numbers.length)
        .mapToDouble(i -> (numbers[i] - numbers[i - 1]) / whole)
        .max()
        .orElse(0);
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
    int index = (int) (cube * ascending.size());
    return ascending.get(Math.max(0, Math.min(ascending.size() - 1, index)));
  }

  @Override
  public double cube(Value value) {
    double number = value.asNumber();
    int nearest =
        IntStream.range(0, ascending.size())
            .boxed()
            .min((i, j) -> Double.compare(distance(i, number), distance(j, number)))
            .orElseThrow();
    return (nearest + 0.5) / ascending.size();
  }

  private double distance(int index, double number) {
    return Math.abs(ascending.get(index).asNumber() - number);
  }

  @Override
  public boolean write(Value value, double[] point, int at) {
    if (!value.isNumber() || !line.holds(value.asNumber())) {
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
    return ascending.stream().mapToDouble(this::cube).toArray();
  }
}
