package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;

/** A range of real numbers: cube and model have the same coordinate. */
final class FloatCode implements ParameterCode {
  private final Line line;

  FloatCode(FloatRange range) {
    line = new Line(range.min(), range.max(), range.scale());
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public boolean isContinuous() {
    return true;
  }

  @Override
  public Value value(double cube) {
    return new Real(line.number(cube));
  }

  @Override
  public double cube(Value value) {
    double coordinate = line.coordinate(value.asNumber());
    return Math.max(0, Math.min(1, coordinate));
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
  public void write(double cube, double[] point, int at) {
    point[at] = cube;
  }

  @Override
  public void writeInactive(double[] point, int at) {
    point[at] = 0.5;
  }

  @Override
  public double[] levels() {
    return new double[0];
  }
}
