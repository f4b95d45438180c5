package dev.elbow.reports.html;

import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.TrialRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trial's latent dimensions, the most active first. Those that were not measured have empty
 * lists.
 *
 * @param count how many there are in all, though only so many are kept as a chart can show
 * @param index their places in the latent space, from 0
 */
record Dimensions(
    int count,
    List<Integer> index,
    List<Double> activity,
    List<Double> klNats,
    List<Double> useNats,
    List<Double> sensitivity) {
  static final int SHOWN = 512;

  static Dimensions of(TrialRow trial) {
    List<Double> kl = trial.klPerDimensionNats();
    List<Double> activity =
        trial.diagnosis().map(Diagnosis::activityPerDimension).orElse(List.of());
    List<Double> use =
        trial.diagnosis().map(Diagnosis::decoderUsePerDimensionNats).orElse(List.of());
    List<Double> sensitivity =
        trial.diagnosis().map(Diagnosis::sensitivityPerDimension).orElse(List.of());
    int count = Stream.of(kl, activity, use, sensitivity).mapToInt(List::size).max().orElse(0);
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -rank(activity, i))
                    .thenComparingDouble(i -> -rank(kl, i))
                    .thenComparingDouble(i -> -rank(use, i)))
            .limit(SHOWN)
            .toList();
    return new Dimensions(
        count, order, at(activity, order), at(kl, order), at(use, order), at(sensitivity, order));
  }

  private static double rank(List<Double> values, int dimension) {
    double value = dimension < values.size() ? values.get(dimension) : 0;
    return Double.isNaN(value) ? 0 : value;
  }

  private static List<Double> at(List<Double> values, List<Integer> order) {
    return values.isEmpty()
        ? List.of()
        : order.stream().map(i -> i < values.size() ? values.get(i) : Double.NaN).toList();
  }
}
