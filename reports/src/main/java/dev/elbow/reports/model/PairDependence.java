package dev.elbow.reports.model;

import java.util.List;

/**
 * The predicted objective over two parameters, averaged over all others.
 *
 * @param first its place among the parameter columns
 * @param second the same
 * @param mean for each value of the first one average per value of the second
 */
public record PairDependence(
    int first,
    int second,
    List<ParameterValue> firstAt,
    List<ParameterValue> secondAt,
    List<List<Double>> mean) {

  /**
   * @throws IllegalArgumentException if the averages are not aligned with the values
   */
  public PairDependence {
    firstAt = List.copyOf(firstAt);
    secondAt = List.copyOf(secondAt);
    mean = mean.stream().map(List::copyOf).toList();
    int rows = firstAt.size();
    int columns = secondAt.size();
    if (mean.size() != rows || mean.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("expected " + rows + " × " + columns + " averages");
    }
  }
}
