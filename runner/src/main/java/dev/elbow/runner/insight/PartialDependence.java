package dev.elbow.runner.insight;

import dev.elbow.runner.space.Value;
import java.util.List;

/**
 * The predicted objective along one parameter, averaged over the values that the trials have of all
 * others; of a conditional parameter, over the trials in which it is active.
 *
 * @param points in the order of the parameter's values
 */
public record PartialDependence(String parameter, List<Point> points) {

  /**
   * The average at one value, in the objective's unit.
   *
   * @param low the lower end of the 95 % interval of the surrogate's average
   * @param high its upper end
   */
  public record Point(Value at, double mean, double low, double high) {}

  public PartialDependence {
    points = List.copyOf(points);
  }
}
