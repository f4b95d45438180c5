package dev.elbow.reports.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeOffsTest {

  @Test
  void the_front_is_what_no_other_point_dominates_and_so_on_for_the_rest() {
    for (long seed = 0; seed < 200; seed++) {
      double[][] scores = scores(new Random(seed), 25);
      assertThat(TradeOffs.layers(scores)).as("seed %d", seed).isEqualTo(peeled(scores));
    }
  }

  /** By the definition: what nothing dominates, taken off until nothing is left. */
  private static List<List<Integer>> peeled(double[][] scores) {
    List<List<Integer>> layers = new ArrayList<>();
    List<Integer> left = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    while (!left.isEmpty()) {
      List<Integer> all = List.copyOf(left);
      List<Integer> layer =
          all.stream()
              .filter(i -> all.stream().noneMatch(j -> dominates(scores[j], scores[i])))
              .toList();
      layers.add(layer);
      left.removeAll(layer);
    }
    return layers;
  }

  private static boolean dominates(double[] a, double[] b) {
    return a[0] >= b[0] && a[1] >= b[1] && (a[0] > b[0] || a[1] > b[1]);
  }

  /** On a small lattice, so that there are many ties and equal points. */
  private static double[][] scores(Random random, int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new double[] {random.nextInt(6) - 3, random.nextInt(6) - 3})
        .toArray(double[][]::new);
  }

  @Test
  void the_compromise_comes_first_whatever_the_units() {
    double[][] scores = {{0, 1000}, {0.9, 800}, {1, 0}, {0.5, 500}};
    assertThat(TradeOffs.order(scores)).containsExactly(1, 0, 2, 3);
  }

  @Test
  void one_score_is_ordered_by_its_size_and_ties_by_their_place() {
    double[][] scores = {{1}, {3}, {-0.0}, {3}, {0.0}};
    assertThat(TradeOffs.order(scores)).containsExactly(1, 3, 0, 2, 4);
  }

  @Test
  void nothing_has_no_layers() {
    assertThat(TradeOffs.layers(new double[0][])).isEmpty();
    assertThat(TradeOffs.order(new double[0][])).isEmpty();
  }
}
