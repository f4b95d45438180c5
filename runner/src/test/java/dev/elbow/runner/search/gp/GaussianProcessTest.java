package dev.elbow.runner.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
  private static final CoordinateGroups GROUPS = CoordinateGroups.ofSizes(1, 2, 1);

  private static TrainingData data(
      int n, long seed, double noise, ToDoubleFunction<double[]> response) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[n][];
    Arrays.setAll(points, i -> random.doubles(GROUPS.coordinates()).toArray());
    double[] values = new double[n];
    Arrays.setAll(values, i -> response.applyAsDouble(points[i]) + noise * random.nextGaussian());
    return TrainingData.of(GROUPS, points, values);
  }

  private static double wave(double[] x) {
    return 40 + 10 * Math.sin(5 * x[0]) + 4 * x[1] * x[2] + 3 * x[3] * x[3];
  }

  private static double[] anyTheta(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] theta = ParameterVector.of(3, true).start(0.4, 0.7, 0.6, 1e-2);
    Arrays.setAll(theta, i -> theta[i] + 0.3 * random.nextGaussian());
    return theta;
  }

  @Test
  void the_gradient_of_the_posterior_of_the_parameters_is_that_of_its_differences() {
    TrainingData data = data(25, 1, 0.1, GaussianProcessTest::wave);
    ParameterVector parameters = ParameterVector.of(3, true);
    LogPosterior posterior =
        new LogPosterior(data, parameters, OutputWarp.standardising(data.values()));
    for (long seed = 1; seed <= 5; seed++) {
      double[] theta = anyTheta(seed);
      double[] gradient = new double[theta.length];
      posterior.evaluate(theta, gradient);
      for (int i = 0; i < theta.length; i++) {
        double step = 1e-5;
        double[] unused = new double[theta.length];
        double[] above = theta.clone();
        double[] below = theta.clone();
        above[i] += step;
        below[i] -= step;
        double slope =
            (posterior.evaluate(above, unused) - posterior.evaluate(below, unused)) / (2 * step);
        assertThat(gradient[i])
            .as("parameter %d, seed %d", i, seed)
            .isCloseTo(slope, offset(1e-4 * (1 + Math.abs(slope))));
      }
    }
  }

  @Test
  void the_gradients_of_a_prediction_are_those_of_its_differences() {
    GaussianProcess process =
        GaussianProcess.fit(data(30, 2, 0.1, GaussianProcessTest::wave), FitOptions.standard());
    double[] point = {0.3, 0.6, 0.2, 0.8};
    double[] mean = new double[4];
    double[] variance = new double[4];
    Prediction prediction = process.predictWarped(point, mean, variance);
    assertThat(prediction).isEqualTo(process.predictWarped(point));
    for (int i = 0; i < 4; i++) {
      double step = 1e-5;
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      Prediction right = process.predictWarped(above);
      Prediction left = process.predictWarped(below);
      assertThat(mean[i]).isCloseTo((right.mean() - left.mean()) / (2 * step), offset(1e-5));
      assertThat(variance[i])
          .isCloseTo((right.variance() - left.variance()) / (2 * step), offset(1e-5));
    }
  }

  /** Rasmussen and Williams 2006, equations 2.25 and 2.26, by another library's inverse. */
  @Test
  void the_posterior_is_that_of_the_textbook() {
    TrainingData data = data(15, 3, 0.1, GaussianProcessTest::wave);
    double[] theta = anyTheta(9);
    theta[ParameterVector.POWER] = 1;
    FittedParameters fitted = new FittedParameters(theta, OutputWarp.standardising(data.values()));
    KernelParameters kernel = KernelParameters.of(GROUPS, theta);
    double[] point = {0.1, 0.9, 0.4, 0.5};

    RealMatrix covariance = new Array2DRowRealMatrix(15, 15);
    RealVector cross = new ArrayRealVector(15);
    RealVector values = new ArrayRealVector(15);
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < 15; j++) {
        double noise = i == j ? fitted.noiseVariance() : 0;
        covariance.setEntry(i, j, kernel.covariance(data.point(i), data.point(j)) + noise + 1);
      }
      cross.setEntry(i, kernel.covariance(data.point(i), point) + 1);
      values.setEntry(i, fitted.warp().apply(data.value(i)));
    }
    RealVector weights = new LUDecomposition(covariance).getSolver().solve(cross);

    GaussianProcess process = GaussianProcess.of(data, fitted);
    // Above, the constant mean with its prior N(0, 1) is part of the covariance.
    assertThat(process.predictWarped(point).mean())
        .isCloseTo(weights.dotProduct(values), offset(1e-8));
    assertThat(process.predictWarped(point).variance())
        .isLessThanOrEqualTo(kernel.variance() + 1 - weights.dotProduct(cross) + 1e-9);
    assertThat(process.meanWarped(point)).isEqualTo(process.predictWarped(point).mean());
  }

  @Test
  void it_passes_through_exact_values_and_is_sure_of_them() {
    TrainingData data = data(40, 4, 0, GaussianProcessTest::wave);
    GaussianProcess process = GaussianProcess.fit(data, FitOptions.standard());
    for (int i = 0; i < data.size(); i++) {
      Prediction prediction = process.predict(data.point(i));
      assertThat(prediction.mean()).isCloseTo(data.value(i), offset(0.05));
      assertThat(prediction.deviation()).isLessThan(0.2);
    }
  }

  @Test
  void what_it_has_not_seen_lies_within_its_error_bars() {
    for (boolean warped : new boolean[] {true, false}) {
      TrainingData seen = data(60, 5, 0.5, GaussianProcessTest::wave);
      TrainingData unseen = data(200, 6, 0, GaussianProcessTest::wave);
      FitOptions options = warped ? FitOptions.standard() : FitOptions.unwarped();
      GaussianProcess process = GaussianProcess.fit(seen, options);
      long within =
          IntStream.range(0, 200)
              .filter(
                  i -> {
                    Prediction p = process.predict(unseen.point(i));
                    return Math.abs(p.mean() - unseen.value(i)) < 2 * p.deviation();
                  })
              .count();
      assertThat(within).as("of 200 within two deviations").isBetween(170L, 200L);
    }
  }

  @Test
  void it_learns_how_noisy_values_are() {
    ToDoubleFunction<double[]> slope = x -> 10 * x[0];
    GaussianProcess quiet = GaussianProcess.fit(data(60, 7, 0, slope), FitOptions.unwarped());
    GaussianProcess noisy = GaussianProcess.fit(data(60, 7, 3, slope), FitOptions.unwarped());
    assertThat(quiet.fitted().noiseVariance()).isLessThan(1e-4);
    assertThat(noisy.fitted().noiseVariance()).isBetween(0.2, 1.0);
  }

  @Test
  void known_errors_make_a_value_count_for_less() {
    CoordinateGroups one = CoordinateGroups.single(1);
    double[][] points = {{0}, {0.3}, {0.5}, {0.7}, {1}};
    double[] values = {0, 0, 10, 0, 0};
    double[] errors = {0, 0, 400, 0, 0};
    GaussianProcess exact =
        GaussianProcess.fit(TrainingData.of(one, points, values), FitOptions.unwarped());
    GaussianProcess unsure =
        GaussianProcess.fit(new TrainingData(one, points, values, errors), FitOptions.unwarped());
    assertThat(exact.predict(new double[] {0.5}).mean()).isGreaterThan(8);
    assertThat(unsure.predict(new double[] {0.5}).mean()).isLessThan(5);
  }

  @Test
  void a_few_terrible_values_do_not_flatten_it() {
    TrainingData terrible =
        data(60, 8, 0, x -> x[3] > 0.9 ? 1e6 * (1 + x[0]) : 40 + 10 * Math.sin(5 * x[0]));
    GaussianProcess process = GaussianProcess.fit(terrible, FitOptions.standard());
    double high = process.predict(new double[] {0.3, 0.5, 0.5, 0.4}).mean();
    double low = process.predict(new double[] {0.9, 0.5, 0.5, 0.4}).mean();
    assertThat(high - low).isCloseTo(10 * Math.sin(1.5) - 10 * Math.sin(4.5), offset(4.0));
  }

  @Test
  void a_sum_of_curves_is_learned_from_fewer_points_than_a_grid_has() {
    ToDoubleFunction<double[]> sum = x -> Arrays.stream(x).map(v -> Math.sin(7 * v)).sum();
    TrainingData unseen = data(200, 10, 0, sum);
    GaussianProcess process = GaussianProcess.fit(data(50, 9, 0, sum), FitOptions.standard());
    double squares =
        IntStream.range(0, 200)
            .mapToDouble(i -> process.predict(unseen.point(i)).mean() - unseen.value(i))
            .map(error -> error * error)
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(squares)).isLessThan(0.3);
  }

  @Test
  void a_belief_leaves_the_mean_and_takes_the_doubt() {
    GaussianProcess before =
        GaussianProcess.fit(data(20, 11, 0, GaussianProcessTest::wave), FitOptions.standard());
    double[] point = {0.2, 0.2, 0.2, 0.2};
    GaussianProcess after = before.withBelief(point);
    assertThat(after.size()).isEqualTo(21);
    assertThat(after.meanWarped(point)).isCloseTo(before.meanWarped(point), offset(1e-2));
    assertThat(after.predictWarped(point).variance())
        .isLessThan(0.1 * before.predictWarped(point).variance());
  }

  @Test
  void the_same_data_give_the_same_bits() {
    TrainingData data = data(40, 12, 0.2, GaussianProcessTest::wave);
    double[] point = {0.4, 0.1, 0.7, 0.9};
    assertThat(GaussianProcess.fit(data, FitOptions.standard()).predict(point))
        .isEqualTo(GaussianProcess.fit(data, FitOptions.standard()).predict(point));
  }

  @Test
  void equal_points_and_equal_values_do_no_harm() {
    double[][] points = {{0.5}, {0.5}, {0.5}};
    CoordinateGroups one = CoordinateGroups.single(1);
    for (double[] values : new double[][] {{1, 1, 1}, {1, 2, 3}}) {
      GaussianProcess process =
          GaussianProcess.fit(TrainingData.of(one, points, values), FitOptions.standard());
      assertThat(process.predict(new double[] {0.1}).mean()).isBetween(0.5, 3.5);
    }
  }

  @Test
  void arrays_that_do_not_match_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingData.of(GROUPS, new double[2][4], new double[3]))
        .withMessageContaining("2 points, 3 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingData.of(GROUPS, new double[1][4], new double[] {Double.NaN}))
        .withMessageContaining("finite");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TrainingData.of(GROUPS, new double[][] {{0, 0, Double.NaN, 0}}, new double[1]))
        .withMessageContaining("coordinates must be finite");
  }
}
