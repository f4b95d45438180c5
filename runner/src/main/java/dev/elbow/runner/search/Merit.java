package dev.elbow.runner.search;

import dev.elbow.reports.stats.TradeOffs;
import dev.elbow.runner.search.Observation.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Orders trials that have ended by what a search is to learn from them: feasible ones by layers of
 * their scores, with one objective that is by the score; then infeasible ones by the sum of their
 * violations; then those that failed.
 */
final class Merit {
  /** So many of a layer are told apart. */
  private static final int PARENTS = 25;

  private final List<Observation> ended;
  private final List<List<Integer>> layers = new ArrayList<>();

  private Merit(List<Observation> ended) {
    this.ended = ended;
    List<Integer> feasible = indices(trial -> measured(trial) && violation(trial) == 0);
    for (List<Integer> layer : TradeOffs.layers(scores(feasible))) {
      layers.add(layer.stream().map(feasible::get).toList());
    }
    indices(trial -> measured(trial) && violation(trial) > 0).stream()
        .sorted(Comparator.comparingDouble(i -> violation(ended.get(i))))
        .forEach(i -> layers.add(List.of(i)));
    List<Integer> failed = indices(trial -> !measured(trial));
    if (!failed.isEmpty()) {
      layers.add(failed);
    }
  }

  /**
   * @param ended trials of which none is pending
   */
  static Merit of(List<Observation> ended) {
    return new Merit(ended);
  }

  /**
   * The best so many that did not fail. Of a layer that is not taken whole, those that dominate
   * most together.
   */
  List<Integer> best(int count) {
    List<Integer> best = new ArrayList<>();
    for (List<Integer> layer : layers) {
      int left = count - best.size();
      if (left > 0 && measured(ended.get(layer.get(0)))) {
        best.addAll(layer.size() <= left ? layer : greatest(layer, left));
      }
    }
    return best;
  }

  /**
   * For each trial its rank, 0 for the best. Of a layer of two scores those come first that
   * together dominate most, as many of them as can be parents; all others are alike.
   */
  double[] ranks() {
    double[] ranks = new double[ended.size()];
    double rank = 0;
    for (List<Integer> layer : layers) {
      List<Integer> first =
          measured(ended.get(layer.get(0))) ? greatest(layer, PARENTS) : List.of();
      for (int i : first) {
        ranks[i] = rank++;
      }
      for (int i : layer) {
        ranks[i] = first.contains(i) ? ranks[i] : rank;
      }
      rank++;
    }
    return ranks;
  }

  private List<Integer> greatest(List<Integer> layer, int count) {
    return Hypervolume.greatest(scores(layer), Math.min(count, layer.size()), layer);
  }

  private List<Integer> indices(Predicate<Observation> which) {
    return IntStream.range(0, ended.size()).filter(i -> which.test(ended.get(i))).boxed().toList();
  }

  private double[][] scores(List<Integer> trials) {
    return trials.stream()
        .map(i -> (Measured) ended.get(i).result())
        .map(result -> result.scores().stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  private static boolean measured(Observation trial) {
    return trial.result() instanceof Measured;
  }

  private static double violation(Observation trial) {
    return ((Measured) trial.result())
        .margins().stream().mapToDouble(margin -> margin < 0 ? -margin : 0).sum();
  }
}
