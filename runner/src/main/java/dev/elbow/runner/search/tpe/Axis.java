package dev.elbow.runner.search.tpe;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Value;

/**
 * One parameter as coordinates in [0, 1], on which kernels lie. Densities are with respect to the
 * uniform distribution of the coordinate, probabilities where values are apart.
 */
sealed interface Axis permits RangeAxis, StepAxis, WordAxis {

  static Axis of(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return new RangeAxis(range);
    }
    if (parameter instanceof IntRange range) {
      return StepAxis.of(range);
    }
    Choice choice = (Choice) parameter;
    return choice.values().stream().allMatch(Value::isNumber)
        ? StepAxis.of(choice)
        : new WordAxis(choice.values());
  }

  /** Where a value lies, or the nearest to it that there is. */
  double coordinate(Value value);

  /** The value at a coordinate. */
  Value value(double coordinate);

  /**
   * A kernel around a coordinate.
   *
   * @param bandwidth standard deviation of a normal kernel
   * @param spread of a kernel over words: what each other word gets, to 1 for the word itself
   */
  Kernel kernel(double centre, double bandwidth, double spread);

  /** What is believed of a parameter of which nothing is known. */
  Kernel prior();
}
