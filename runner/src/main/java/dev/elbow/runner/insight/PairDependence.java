package dev.elbow.runner.insight;

import dev.elbow.runner.space.Value;
import java.util.List;

/**
 * The predicted objective over the values of two parameters, averaged over the values that the
 * trials have of all others.
 *
 * @param mean for each value of the first a list with one average for each value of the second, in
 *     the objective's unit
 */
public record PairDependence(
    String first,
    String second,
    List<Value> firstAt,
    List<Value> secondAt,
    List<List<Double>> mean) {
  public PairDependence {
    firstAt = List.copyOf(firstAt);
    secondAt = List.copyOf(secondAt);
    mean = mean.stream().map(List::copyOf).toList();
  }
}
