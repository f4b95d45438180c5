package dev.elbow.runner.search;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Whole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;

/**
 * One parameter as an Arbiter space.
 *
 * @param space takes its own coordinate out of a point of the unit cube; absent if there is but one
 *     value, of which Arbiter's grid can make no dimension
 * @param read from a point to this parameter's value
 */
record ArbiterLeaf(Optional<ParameterSpace<?>> space, Function<double[], Value> read) {

  static ArbiterLeaf of(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return range.min() == range.max() ? discrete(List.of(new Real(range.min()))) : real(range);
    }
    if (parameter instanceof IntRange range) {
      return range.min() == range.max() ? discrete(List.of(new Whole(range.min()))) : whole(range);
    }
    return discrete(((Choice) parameter).values());
  }

  Value value(double[] point) {
    return read.apply(point);
  }

  private static ArbiterLeaf discrete(List<Value> values) {
    if (values.size() == 1) {
      return new ArbiterLeaf(Optional.empty(), point -> values.get(0));
    }
    DiscreteParameterSpace<Value> space = new DiscreteParameterSpace<>(values);
    return new ArbiterLeaf(Optional.of(space), space::getValue);
  }

  private static ArbiterLeaf real(FloatRange range) {
    ContinuousParameterSpace space =
        range.scale() == Scale.LOG
            ? new ContinuousParameterSpace(new LogUniformDistribution(range.min(), range.max()))
            : new ContinuousParameterSpace(range.min(), range.max());
    return new ArbiterLeaf(
        Optional.of(space),
        point -> new Real(clamp(space.getValue(point), range.min(), range.max())));
  }

  private static ArbiterLeaf whole(IntRange range) {
    return range.scale() == Scale.LOG ? wholeLog(range) : wholeLinear(range);
  }

  private static ArbiterLeaf wholeLinear(IntRange range) {
    IntegerParameterSpace space =
        new IntegerParameterSpace(Math.toIntExact(range.min()), Math.toIntExact(range.max()));
    return new ArbiterLeaf(Optional.of(space), point -> new Whole(space.getValue(point)));
  }

  /** Log-uniform over the range widened by one half on either side, then rounded. */
  private static ArbiterLeaf wholeLog(IntRange range) {
    ContinuousParameterSpace space =
        new ContinuousParameterSpace(
            new LogUniformDistribution(range.min() - 0.5, range.max() + 0.5));
    return new ArbiterLeaf(
        Optional.of(space),
        point ->
            new Whole(
                Math.round(
                    clamp(space.getValue(point), (double) range.min(), (double) range.max()))));
  }

  private static double clamp(double number, double min, double max) {
    return Math.max(min, Math.min(max, number));
  }
}
