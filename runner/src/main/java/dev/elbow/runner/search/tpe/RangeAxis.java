package dev.elbow.runner.search.tpe;

import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;

/** Real numbers, linearly or by their logarithms. */
record RangeAxis(FloatRange range) implements Axis {

  @Override
  public double coordinate(Value value) {
    double from = scaled(range.min());
    double to = scaled(range.max());
    double number = Math.max(range.min(), Math.min(range.max(), value.asNumber()));
    return to > from ? Math.max(0, Math.min(1, (scaled(number) - from) / (to - from))) : 0.5;
  }

  @Override
  public Value value(double coordinate) {
    double from = scaled(range.min());
    double scaled = from + coordinate * (scaled(range.max()) - from);
    double number = range.scale() == Scale.LOG ? Math.exp(scaled) : scaled;
    return new Real(Math.max(range.min(), Math.min(range.max(), number)));
  }

  private double scaled(double number) {
    return range.scale() == Scale.LOG ? Math.log(number) : number;
  }

  @Override
  public Kernel kernel(double centre, double bandwidth, double spread) {
    return NormalKernel.of(centre, bandwidth);
  }

  @Override
  public Kernel prior() {
    return NormalKernel.of(0.5, 1);
  }
}
