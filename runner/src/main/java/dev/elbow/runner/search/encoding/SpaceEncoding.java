package dev.elbow.runner.search.encoding;

import dev.elbow.runner.search.gp.CoordinateGroups;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search space as a cube that is searched and as points that a model sees.
 *
 * <p>The cube is [0, 1]ᵈ with a coordinate for each parameter that has more than one value, in the
 * order of the space; every point of it stands for one assignment, several points perhaps for the
 * same. What a model sees of an assignment has a group of coordinates for each of those parameters:
 * numbers on their scale, words at equal distances, and for a parameter with a condition one
 * coordinate more that tells whether it is active. An inactive one stands in the middle of its
 * range, so that branches share what does not depend on it.
 */
public final class SpaceEncoding {
  /** How far active and inactive lie apart. */
  private static final double ACTIVE = 0.5;

  private final SearchSpace space;
  private final List<Parameter> searched = new ArrayList<>();
  private final List<ParameterCode> codes = new ArrayList<>();
  private final CoordinateGroups groups;

  private SpaceEncoding(SearchSpace space) {
    this.space = space;
    for (Parameter parameter : space.parameters()) {
      if (!isFixed(parameter)) {
        searched.add(parameter);
        codes.add(ParameterCode.of(parameter));
      }
    }
    int[] widths = new int[codes.size()];
    for (int j = 0; j < widths.length; j++) {
      widths[j] = codes.get(j).width() + (searched.get(j).when().isPresent() ? 1 : 0);
    }
    groups = CoordinateGroups.ofSizes(widths);
  }

  /** The encoding of a space. */
  public static SpaceEncoding of(SearchSpace space) {
    return new SpaceEncoding(space);
  }

  private static boolean isFixed(Parameter parameter) {
    if (parameter instanceof FloatRange range) {
      return range.min() == range.max();
    }
    if (parameter instanceof IntRange range) {
      return range.min() == range.max();
    }
    return ((Choice) parameter).values().size() == 1;
  }

  /** The number of coordinates of the cube. */
  public int dimensions() {
    return codes.size();
  }

  /** The parameters that have more than one value: the cube's coordinates, the model's groups. */
  public List<Parameter> searched() {
    return List.copyOf(searched);
  }

  /** Which coordinates of a model's point belong to which parameter. */
  public CoordinateGroups groups() {
    return groups;
  }

  /** The assignment at a point of the cube. */
  public Assignment decode(double[] cube) {
    Map<String, Value> values = new LinkedHashMap<>();
    int j = 0;
    for (Parameter parameter : space.parameters()) {
      boolean fixed = isFixed(parameter);
      if (isActive(parameter, values)) {
        Value value = fixed ? parameter.values().get(0) : codes.get(j).value(cube[j]);
        values.put(parameter.name(), value);
      }
      j += fixed ? 0 : 1;
    }
    return new Assignment(values);
  }

  private static boolean isActive(Parameter parameter, Map<String, Value> soFar) {
    Optional<Condition> when = parameter.when();
    return when.isEmpty() || when.get().holdsFor(new Assignment(soFar));
  }

  /**
   * A parameter's value at its coordinate of the cube, were it active. Whether it is, {@link
   * #decode} says of a whole point: there a number may come back rounded, on the other side of a
   * condition.
   */
  public Value value(int parameter, double coordinate) {
    return codes.get(parameter).value(coordinate);
  }

  /**
   * What a model sees of the assignment at a point of the cube. A {@linkplain #follows continuous}
   * parameter's coordinate is the cube's own while it is active.
   */
  public double[] embed(double[] cube) {
    double[] point = new double[groups.coordinates()];
    Assignment assignment = hasConditions() ? decode(cube) : new Assignment(Map.of());
    for (int j = 0; j < codes.size(); j++) {
      int at = groups.start(j);
      boolean conditional = searched.get(j).when().isPresent();
      if (!conditional || assignment.get(searched.get(j).name()).isPresent()) {
        codes.get(j).write(cube[j], point, at);
        markActive(j, point);
      } else {
        codes.get(j).writeInactive(point, at);
      }
    }
    return point;
  }

  private boolean hasConditions() {
    return searched.stream().anyMatch(parameter -> parameter.when().isPresent());
  }

  private void markActive(int j, double[] point) {
    if (searched.get(j).when().isPresent()) {
      point[groups.end(j) - 1] = ACTIVE;
    }
  }

  /**
   * What a model sees of an assignment, which may come from elsewhere: a number may lie outside of
   * its range. Empty if it is none of this space: another value where there is but one, an unknown
   * word, a parameter that should be there and is not.
   */
  public Optional<double[]> encode(Assignment assignment) {
    double[] point = new double[groups.coordinates()];
    int j = 0;
    for (Parameter parameter : space.parameters()) {
      boolean active = isActive(parameter, assignment.values());
      Optional<Value> value = assignment.get(parameter.name());
      if (active && value.isEmpty()) {
        return Optional.empty();
      }
      if (isFixed(parameter)) {
        if (active && parameter.values().get(0).compareTo(value.get()) != 0) {
          return Optional.empty();
        }
        continue;
      }
      int at = groups.start(j);
      if (!active) {
        codes.get(j).writeInactive(point, at);
      } else if (codes.get(j).write(value.get(), point, at)) {
        markActive(j, point);
      } else {
        return Optional.empty();
      }
      j++;
    }
    return Optional.of(point);
  }

  /**
   * A point of the cube at an assignment, or as near as there is one; inactive parameters stand in
   * the middle.
   */
  public double[] cube(Assignment assignment) {
    double[] cube = new double[codes.size()];
    for (int j = 0; j < cube.length; j++) {
      ParameterCode code = codes.get(j);
      cube[j] = assignment.get(searched.get(j).name()).map(code::cube).orElse(0.5);
    }
    return cube;
  }

  /**
   * The coordinate of a model's point that follows a parameter continuously; −1 if its values lie
   * apart.
   */
  public int follows(int parameter) {
    return codes.get(parameter).isContinuous() ? groups.start(parameter) : -1;
  }

  /**
   * A coordinate of the cube for each of the separate values of a parameter, or for some of them if
   * they are many; empty for a continuous one.
   */
  public double[] levels(int parameter) {
    return codes.get(parameter).levels();
  }
}
