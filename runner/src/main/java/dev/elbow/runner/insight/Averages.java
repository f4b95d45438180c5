package dev.elbow.runner.insight;

import dev.elbow.runner.insight.PartialDependence.Point;
import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.space.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Partial dependence (Friedman 2001, Greedy function approximation: a gradient boosting machine,
 * section 8.2): the surrogate with some parameters given values and all others as in the trials,
 * averaged over the trials.
 */
final class Averages {
  private static final double NORMAL_95 = 1.959964;
  private static final int POINTS = 25;
  private static final int PAIR_POINTS = 15;
  private static final int TRIALS = 64;

  private final SpaceEncoding encoding;
  private final Cases cases;
  private final Surrogate surrogate;

  Averages(SpaceEncoding encoding, Cases cases, Surrogate surrogate) {
    this.encoding = encoding;
    this.cases = cases;
    this.surrogate = surrogate;
  }

  /** Without points if the parameter is active in no trial. */
  PartialDependence along(int parameter) {
    List<double[]> trials = backgrounds(List.of(parameter));
    List<Point> points = new ArrayList<>();
    for (double coordinate : trials.isEmpty() ? new double[0] : grid(parameter, POINTS)) {
      List<double[]> moved =
          trials.stream().map(cube -> with(cube, parameter, coordinate)).toList();
      Prediction average = surrogate.average(moved);
      double reach = NORMAL_95 * average.deviation();
      points.add(
          new Point(
              encoding.value(parameter, coordinate),
              average.mean(),
              average.mean() - reach,
              average.mean() + reach));
    }
    return new PartialDependence(name(parameter), points);
  }

  /** Without values if there is no trial in which both are active. */
  PairDependence over(int first, int second) {
    List<double[]> trials = backgrounds(List.of(first, second));
    double[] firstGrid = trials.isEmpty() ? new double[0] : grid(first, PAIR_POINTS);
    double[] secondGrid = trials.isEmpty() ? new double[0] : grid(second, PAIR_POINTS);
    List<List<Double>> mean = new ArrayList<>();
    for (double x : firstGrid) {
      List<double[]> moved = trials.stream().map(cube -> with(cube, first, x)).toList();
      List<Double> row = new ArrayList<>();
      for (double y : secondGrid) {
        row.add(
            moved.stream()
                .mapToDouble(cube -> surrogate.at(with(cube, second, y)))
                .average()
                .orElseThrow());
      }
      mean.add(row);
    }
    return new PairDependence(
        name(first), name(second), values(first, firstGrid), values(second, secondGrid), mean);
  }

  /** Trials in which the parameters are active; of many, some that are spread evenly. */
  private List<double[]> backgrounds(List<Integer> parameters) {
    List<double[]> active =
        IntStream.range(0, cases.size())
            .filter(i -> parameters.stream().allMatch(p -> isActive(i, p)))
            .mapToObj(i -> cases.cubes()[i])
            .toList();
    int count = Math.min(TRIALS, active.size());
    return IntStream.range(0, count)
        .mapToObj(i -> active.get((int) ((long) i * active.size() / count)))
        .toList();
  }

  private boolean isActive(int trial, int parameter) {
    return cases.responses().get(trial).assignment().get(name(parameter)).isPresent();
  }

  private double[] grid(int parameter, int points) {
    double[] levels = encoding.levels(parameter);
    return levels.length > 0
        ? levels
        : IntStream.range(0, points).mapToDouble(i -> i / (points - 1.0)).toArray();
  }

  private List<Value> values(int parameter, double[] grid) {
    return Arrays.stream(grid).mapToObj(at -> encoding.value(parameter, at)).toList();
  }

  private static double[] with(double[] cube, int parameter, double coordinate) {
    double[] moved = cube.clone();
    moved[parameter] = coordinate;
    return moved;
  }

  private String name(int parameter) {
    return encoding.searched().get(parameter).name();
  }
}
