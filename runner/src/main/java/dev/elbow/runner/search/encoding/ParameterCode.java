package dev.elbow.runner.search.encoding;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Value;

/** How the values of one parameter lie on [0, 1], and which coordinates a model sees of them. */
sealed interface ParameterCode permits FloatCode, IntCode, LadderCode, WordCode {

  /** The code of a parameter with more than one value. */
  static ParameterCode of(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return new FloatCode(range);
    }
    if (parameter instanceof IntRange range) {
      return new IntCode(range);
    }
    Choice choice = (Choice) parameter;
    return choice.values().stream().allMatch(Value::isNumber)
        ? LadderCode.of(choice)
        : new WordCode(choice);
  }

  /** How many coordinates a model sees. */
  int width();

  /** Whether the one coordinate that a model sees is the cube's. */
  boolean isContinuous();

  /** The value at a coordinate of the cube. */
  Value value(double cube);

  /** A coordinate of the cube at which a value lies, or the nearest to it there is. */
  double cube(Value value);

  /** Writes what a model sees of a value; false if it is none of this parameter's kind. */
  boolean write(Value value, double[] point, int at);

  /** Writes what a model sees of the value at a coordinate of the cube. */
  default void write(double cube, double[] point, int at) {
    write(value(cube), point, at);
  }

  /** Writes what a model sees where the parameter is inactive. */
  void writeInactive(double[] point, int at);

  /** A coordinate of the cube for each separate value, or for some of many; none if continuous. */
  double[] levels();
}
