package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.AbstractParameterSpace;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/**
 * A search space in the terms of Arbiter: one leaf for each parameter that has more than one value,
 * active or not, so that a point of the unit cube stands for one assignment.
 *
 * <p>Arbiter's generators number the leaves in place, so a space belongs to one generator. They
 * also serialise every candidate, so to them the candidate is the point itself.
 */
@SuppressWarnings("rawtypes") // as Arbiter's interface has it
final class ArbiterSpace extends AbstractParameterSpace<double[]> {
  private final List<Parameter> parameters;
  private final List<ArbiterLeaf> leaves;

  ArbiterSpace(SearchSpace space) {
    parameters = space.parameters();
    leaves = parameters.stream().map(ArbiterLeaf::of).toList();
  }

  /** The same, for use without a generator: leaf i takes coordinate i. */
  static ArbiterSpace numbered(SearchSpace space) {
    ArbiterSpace numbered = new ArbiterSpace(space);
    List<ParameterSpace> spaces = numbered.collectLeaves();
    IntStream.range(0, spaces.size()).forEach(i -> spaces.get(i).setIndices(i));
    return numbered;
  }

  /**
   * @param point a coordinate in [0, 1] for each leaf
   */
  Assignment assignment(double[] point) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Optional<Condition> when = parameters.get(i).when();
      if (when.isEmpty() || when.get().holdsFor(new Assignment(values))) {
        values.put(parameters.get(i).name(), leaves.get(i).value(point));
      }
    }
    return new Assignment(values);
  }

  @Override
  public double[] getValue(double[] point) {
    return point.clone();
  }

  @Override
  public int numParameters() {
    return collectLeaves().size();
  }

  @Override
  public List<ParameterSpace> collectLeaves() {
    return leaves.stream()
        .flatMap(leaf -> leaf.space().<ParameterSpace>map(s -> s).stream())
        .toList();
  }

  @Override
  public Map<String, ParameterSpace> getNestedSpaces() {
    return Collections.emptyMap();
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public void setIndices(int... indices) {
    throw new UnsupportedOperationException("only leaves are numbered");
  }
}
