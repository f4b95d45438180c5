package dev.elbow.reports.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders points with one or two scores, larger being better in both.
 *
 * <p>A point dominates another if it is at least as good in every score and better in one. The
 * first layer, the Pareto front, is what no point dominates; the second is what would be the front
 * without the first, and so on. Within a layer, points are ordered by how far they are from the
 * layer's ideal, which has the best of each score: each score is scaled to its range within the
 * layer, and the distance is Euclidean. The first point in order is so a compromise, not one of the
 * ends. With one score that is the order of the scores.
 */
public final class TradeOffs {
  private final double[][] scores;

  private TradeOffs(double[][] scores) {
    this.scores = scores;
  }

  /**
   * The points by layers, front first; in each by index. By sweeping from the largest first score
   * down (Kung, Luccio and Preparata 1975; Jensen 2003), in O(n log n).
   *
   * @param scores [n x 1] or [n x 2], finite
   */
  public static List<List<Integer>> layers(double[][] scores) {
    return new TradeOffs(scores).layers();
  }

  /** The indices of the points, best first; points that are as good as each other by index. */
  public static List<Integer> order(double[][] scores) {
    TradeOffs tradeOffs = new TradeOffs(scores);
    return tradeOffs.layers().stream()
        .flatMap(layer -> tradeOffs.nearestToIdeal(layer).stream())
        .toList();
  }

  private List<List<Integer>> layers() {
    List<List<Integer>> layers = new ArrayList<>();
    List<Integer> newest = new ArrayList<>(); // of each layer, the one with the best second score
    List<Integer> sweep =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble(this::first)
                    .thenComparingDouble(this::second)
                    .reversed()
                    .thenComparingInt(i -> i))
            .toList();
    for (int point : sweep) {
      int layer = firstNotDominating(newest, point);
      if (layer == layers.size()) {
        layers.add(new ArrayList<>());
        newest.add(point);
      }
      layers.get(layer).add(point);
      newest.set(layer, point);
    }
    layers.forEach(layer -> layer.sort(Comparator.naturalOrder()));
    return layers;
  }

  /** Second scores fall from layer to layer, so the layer can be found by halving. */
  private int firstNotDominating(List<Integer> newest, int point) {
    int low = 0;
    int high = newest.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (dominates(newest.get(middle), point)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Of a point that comes earlier in the sweep, so that its first score is no worse. */
  private boolean dominates(int earlier, int point) {
    return second(earlier) >= second(point)
        && (first(earlier) > first(point) || second(earlier) > second(point));
  }

  private List<Integer> nearestToIdeal(List<Integer> layer) {
    int dimensions = scores[layer.get(0)].length;
    double[] distances = new double[scores.length];
    for (int d = 0; d < dimensions; d++) {
      int dimension = d;
      double best = layer.stream().mapToDouble(i -> scores[i][dimension]).max().orElseThrow();
      double worst = layer.stream().mapToDouble(i -> scores[i][dimension]).min().orElseThrow();
      if (best > worst) {
        layer.forEach(i -> distances[i] += square((best - scores[i][dimension]) / (best - worst)));
      }
    }
    List<Integer> ordered = new ArrayList<>(layer);
    ordered.sort(Comparator.comparingDouble((Integer i) -> distances[i]).thenComparingInt(i -> i));
    return ordered;
  }

  private static double square(double x) {
    return x * x;
  }

  private double first(int point) {
    return scores[point][0] + 0.0; // -0.0 is 0
  }

  private double second(int point) {
    return scores[point].length > 1 ? scores[point][1] + 0.0 : 0;
  }
}
