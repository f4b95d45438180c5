package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.elbow.runner.search.bayes.Staircase.Point;
import dev.elbow.runner.search.gp.CoordinateGroups;
import dev.elbow.runner.search.gp.FitOptions;
import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.search.gp.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogHypervolumeImprovementTest {
  private static final Point REFERENCE = new Point(1.5, 2);
  private static final List<Point> FRONT =
      List.of(new Point(-1, 1.2), new Point(-0.2, 0.1), new Point(0.8, -0.9));
  private static final Staircase STEPS = Staircase.of(FRONT, REFERENCE);

  private final GaussianProcess first = process(x -> Math.sin(5 * x[0]) + x[1]);
  private final GaussianProcess second = process(x -> Math.cos(4 * x[1]) - x[0]);
  private final LogHypervolumeImprovement improvement =
      new LogHypervolumeImprovement(first, second, STEPS);

  private static GaussianProcess process(ToDoubleFunction<double[]> loss) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] points =
        IntStream.range(0, 8)
            .mapToObj(i -> new double[] {random.nextDouble(), random.nextDouble()})
            .toArray(double[][]::new);
    double[] values = List.of(points).stream().mapToDouble(loss).toArray();
    return GaussianProcess.fit(
        TrainingData.of(CoordinateGroups.ofSizes(new int[] {1, 1}), points, values),
        FitOptions.unwarped());
  }

  @Test
  void is_the_mean_growth_of_the_area_over_draws_of_both_losses() {
    for (double[] point : List.of(new double[] {0.9, 0.9}, new double[] {0.1, 0.4})) {
      Prediction one = first.predictWarped(point);
      Prediction other = second.predictWarped(point);
      SplittableRandom random = new SplittableRandom(5);
      double mean =
          IntStream.range(0, 200_000)
              .mapToDouble(
                  i ->
                      growth(
                          new Point(
                              one.mean() + one.deviation() * random.nextGaussian(),
                              other.mean() + other.deviation() * random.nextGaussian())))
              .average()
              .orElseThrow();
      assertThat(Math.exp(improvement.value(point))).isCloseTo(mean, withPercentage(3));
    }
  }

  /** By the definition: the area with the point less that without it. */
  private static double growth(Point point) {
    List<Point> with = new ArrayList<>(FRONT);
    with.add(point);
    return area(with) - area(FRONT);
  }

  private static double area(List<Point> points) {
    double area = 0;
    double ceiling = REFERENCE.second();
    for (Point point : Staircase.front(points)) {
      if (point.first() < REFERENCE.first() && point.second() < ceiling) {
        area += (REFERENCE.first() - point.first()) * (ceiling - point.second());
        ceiling = point.second();
      }
    }
    return area;
  }

  @Test
  void its_gradient_is_that_of_its_differences() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 20; trial++) {
      double[] point = {random.nextDouble(), random.nextDouble()};
      double[] gradient = new double[2];
      assertThat(improvement.value(point, gradient))
          .isCloseTo(improvement.value(point), within(1e-9));
      for (int i = 0; i < 2; i++) {
        double h = 1e-5;
        double[] up = point.clone();
        double[] down = point.clone();
        up[i] += h;
        down[i] -= h;
        double slope = (improvement.value(up) - improvement.value(down)) / (2 * h);
        assertThat(gradient[i]).isCloseTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  @Test
  void is_finite_where_no_growth_is_in_sight() {
    Staircase far = Staircase.of(List.of(new Point(-300, -300)), new Point(-299, -299));
    double[] gradient = new double[2];
    double value =
        new LogHypervolumeImprovement(first, second, far).value(new double[] {0.5, 0.5}, gradient);
    assertThat(value).isFinite().isLessThan(-1000);
    assertThat(gradient).doesNotContain(Double.NaN);
  }
}
