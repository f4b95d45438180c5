package dev.elbow.runner.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void is_the_median_of_points_that_are_spread_evenly() {
    double[][] points =
        IntStream.rangeClosed(0, 100)
            .mapToObj(i -> new double[] {i / 100.0})
            .toArray(double[][]::new);
    double[] values = Arrays.stream(points).mapToDouble(point -> point[0] * point[0]).toArray();

    assertThat(Spread.typical(points, values)).isCloseTo(0.25, Offset.offset(0.02));
  }

  @Test
  void does_not_depend_on_how_often_one_place_was_tried() {
    Random random = new Random(1);
    double[][] points =
        IntStream.range(0, 300)
            .mapToObj(i -> new double[] {i < 60 ? random.nextDouble() : 0.5})
            .toArray(double[][]::new);
    double[] values = Arrays.stream(points).mapToDouble(p -> -Math.abs(p[0] - 0.5)).toArray();

    // −1/4 in truth, give or take 0.04 with 60 points; the median of all 300 is 0
    assertThat(Spread.typical(points, values)).isCloseTo(-0.25, Offset.offset(0.12));
  }

  @Test
  void coinciding_points_count_alike() {
    assertThat(Spread.typical(new double[5][1], new double[] {3, 1, 2, 5, 4})).isEqualTo(3);
  }
}
