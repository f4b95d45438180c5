package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HypervolumeTest {

  @Test
  void is_the_area_of_the_union_of_rectangles() {
    double[][] scores = {{1, 3}, {2, 2}, {3, 1}, {1, 1}, {4, -1}, {-1, 4}};
    assertThat(Hypervolume.of(scores, new double[] {0, 0})).isCloseTo(6, within(1e-12));
    assertThat(Hypervolume.of(new double[0][], new double[] {0, 0})).isZero();
  }

  @Test
  void the_greatest_of_a_layer_lie_apart() {
    double[][] layer = {{0, 10}, {0.1, 9.9}, {5, 6}, {5.1, 5.9}, {9.9, 0.1}, {10, 0}};
    List<Integer> names = List.of(10, 11, 12, 13, 14, 15);
    assertThat(Hypervolume.greatest(layer, 3, names))
        .satisfiesExactlyInAnyOrder(
            end -> assertThat(end).isIn(10, 11),
            middle -> assertThat(middle).isIn(12, 13),
            end -> assertThat(end).isIn(14, 15));
  }
}
