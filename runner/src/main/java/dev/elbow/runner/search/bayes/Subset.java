package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.TrainingData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The points from which a process learns when there are too many: the best, those nearest to the
 * very best, and of the others such as fill the space, each the farthest from all before it.
 */
final class Subset {
  private final TrainingData data;
  private final boolean[] chosen;
  private final int[] order;
  private int count;

  private Subset(TrainingData data, int size) {
    this.data = data;
    this.chosen = new boolean[data.size()];
    this.order = new int[size];
  }

  /** The data if they are no more than {@code size}, or so many of them, in their order. */
  static TrainingData of(TrainingData data, int size) {
    if (data.size() <= size) {
      return data;
    }
    Subset subset = new Subset(data, size);
    Integer[] byValue = subset.sorted(Comparator.comparingDouble(data::value));
    subset.take(byValue, size / 3);
    double[] best = data.point(byValue[0]);
    subset.take(
        subset.sorted(Comparator.comparingDouble(i -> distance(data.point(i), best))), size / 2);
    subset.fill();
    Arrays.sort(subset.order);
    return data.subset(subset.order);
  }

  private Integer[] sorted(Comparator<Integer> comparator) {
    return IntStream.range(0, data.size()).boxed().sorted(comparator).toArray(Integer[]::new);
  }

  private void take(Integer[] sorted, int until) {
    for (int k = 0; count < until; k++) {
      add(sorted[k]);
    }
  }

  private void add(int index) {
    if (!chosen[index]) {
      chosen[index] = true;
      order[count++] = index;
    }
  }

  private void fill() {
    double[] nearest = new double[data.size()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 0; k < count; k++) {
      approach(nearest, order[k]);
    }
    while (count < order.length) {
      int farthest = -1;
      for (int i = 0; i < nearest.length; i++) {
        if (!chosen[i] && (farthest < 0 || nearest[i] > nearest[farthest])) {
          farthest = i;
        }
      }
      add(farthest);
      approach(nearest, farthest);
    }
  }

  private void approach(double[] nearest, int added) {
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = Math.min(nearest[i], distance(data.point(i), data.point(added)));
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
