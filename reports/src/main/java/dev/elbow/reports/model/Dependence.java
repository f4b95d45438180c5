package dev.elbow.reports.model;

import java.util.List;

/**
 * The predicted objective along one parameter, averaged over all others.
 *
 * @param parameter its place among the parameter columns
 * @param points in the order of the parameter's values
 */
public record Dependence(int parameter, List<Point> points) {

  /**
   * The average at one value, in the objective's unit, and its 95 % interval.
   *
   * @param at a number or a text
   */
  public record Point(ParameterValue at, double mean, double low, double high) {}

  public Dependence {
    points = List.copyOf(points);
  }
}
