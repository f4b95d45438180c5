package dev.elbow.runner.insight;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.search.gp.FitOptions;
import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;
import dev.elbow.runner.search.gp.TrainingData;
import java.util.List;

/**
 * The objective as a function of the search cube: the mean of a Gaussian process that is fitted to
 * trials. Its outputs are not warped, so that averages of predictions are predictions of averages.
 */
final class Surrogate {
  private final SpaceEncoding encoding;
  private final GaussianProcess process;

  private Surrogate(SpaceEncoding encoding, GaussianProcess process) {
    this.encoding = encoding;
    this.process = process;
  }

  /**
   * @param points what a model sees of each assignment
   */
  static Surrogate fit(SpaceEncoding encoding, double[][] points, double[] values) {
    TrainingData data = TrainingData.of(encoding.groups(), points, values);
    return new Surrogate(encoding, GaussianProcess.fit(data, FitOptions.unwarped()));
  }

  /** The predicted value at a point of the cube. */
  double at(double[] cube) {
    return process.predictMean(encoding.embed(cube));
  }

  /** The predicted value at what a model sees of an assignment. */
  double atPoint(double[] point) {
    return process.predictMean(point);
  }

  /** The average over points of the cube, with the uncertainty of that average. */
  Prediction average(List<double[]> cubes) {
    return process.predictAverage(cubes.stream().map(encoding::embed).toArray(double[][]::new));
  }
}
