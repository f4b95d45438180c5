package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;

/**
 * ln of the expected improvement below an incumbent, on the scale on which the process is normal.
 *
 * @param process of values of which smaller ones are better
 * @param incumbent the value to improve on, on the warped scale
 */
record LogExpectedImprovement(GaussianProcess process, double incumbent) implements Acquisition {

  @Override
  public double value(double[] point) {
    Prediction prediction = process.predictWarped(point);
    double deviation = prediction.deviation();
    return Math.log(deviation) + LogImprovement.logH((incumbent - prediction.mean()) / deviation);
  }

  @Override
  public double value(double[] point, double[] gradient) {
    double[] meanSlope = new double[point.length];
    double[] varianceSlope = new double[point.length];
    Prediction prediction = process.predictWarped(point, meanSlope, varianceSlope);
    double deviation = prediction.deviation();
    double z = (incumbent - prediction.mean()) / deviation;
    double slope = LogImprovement.slope(z);
    double perVariance = (1 / deviation - slope * z / deviation) / (2 * deviation);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += varianceSlope[i] * perVariance - meanSlope[i] * slope / deviation;
    }
    return Math.log(deviation) + LogImprovement.logH(z);
  }
}
