package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.gp.CoordinateGroups;
import dev.elbow.runner.search.gp.TrainingData;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {
  private static TrainingData data(int n) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] points = new double[n][];
    // Nearly all in one corner.
    Arrays.setAll(points, i -> random.doubles(2, 0, i % 50 == 0 ? 1 : 0.1).toArray());
    double[] values = random.doubles(n).toArray();
    return TrainingData.of(CoordinateGroups.single(2), points, values);
  }

  @Test
  void few_points_are_all_kept() {
    TrainingData data = data(30);
    assertThat(Subset.of(data, 30)).isSameAs(data);
  }

  @Test
  void the_best_are_kept_and_the_space_is_filled() {
    TrainingData data = data(1000);
    TrainingData subset = Subset.of(data, 90);
    assertThat(subset.size()).isEqualTo(90);
    List<Double> kept = IntStream.range(0, 90).mapToObj(subset::value).toList();
    List<Double> best = IntStream.range(0, 1000).mapToObj(data::value).sorted().limit(30).toList();
    assertThat(kept).containsAll(best).doesNotHaveDuplicates();
    long far = IntStream.range(0, 90).filter(i -> subset.point(i)[0] > 0.1).count();
    assertThat(far).as("outside of the crowded corner").isGreaterThan(12);
  }
}
