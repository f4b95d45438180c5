package dev.elbow.runner.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.gp.CoordinateGroups;
import dev.elbow.runner.search.gp.FitOptions;
import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.search.gp.TrainingData;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AveragePredictionTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private final GaussianProcess process = process();

  @Test
  void the_average_over_one_point_is_the_prediction_there() {
    double[] point = {0.3, 0.8};
    Prediction alone = process.predict(point);
    Prediction average = process.predictAverage(new double[][] {point});

    assertThat(average.mean()).isCloseTo(alone.mean(), EXACT);
    assertThat(average.variance()).isCloseTo(alone.variance(), EXACT);
    assertThat(process.predictMean(point)).isCloseTo(alone.mean(), EXACT);
  }

  @Test
  void it_is_the_mean_of_the_means_and_surer_than_the_least_sure_of_them() {
    double[][] corners = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    Prediction average = process.predictAverage(corners);
    double mean = 0;
    double largest = 0;
    for (double[] corner : corners) {
      mean += process.predict(corner).mean() / 4;
      largest = Math.max(largest, process.predict(corner).variance());
    }

    assertThat(average.mean()).isCloseTo(mean, EXACT);
    assertThat(average.variance()).isPositive().isLessThan(largest);
  }

  @Test
  void the_same_point_many_times_is_no_surer_than_once() {
    double[] point = {0.9, 0.1};
    Prediction many = process.predictAverage(new double[][] {point, point, point});

    assertThat(many.variance()).isCloseTo(process.predict(point).variance(), EXACT);
  }

  private static GaussianProcess process() {
    Random random = new Random(1);
    double[][] points =
        IntStream.range(0, 8)
            .mapToObj(i -> new double[] {random.nextDouble(), random.nextDouble()})
            .toArray(double[][]::new);
    double[] values = IntStream.range(0, 8).mapToDouble(i -> random.nextGaussian()).toArray();
    return GaussianProcess.fit(
        TrainingData.of(CoordinateGroups.single(2), points, values), FitOptions.unwarped());
  }
}
