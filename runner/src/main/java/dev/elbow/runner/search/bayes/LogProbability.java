package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;
import java.util.List;
import java.util.OptionalDouble;

/**
 * ln of the probability that a process is above a threshold, times a weight.
 *
 * @param threshold on the warped scale
 * @param weight 1 where below the threshold there is no gain, more where there is a loss
 */
record LogProbability(GaussianProcess process, double threshold, double weight)
    implements Acquisition {

  @Override
  public double value(double[] point) {
    return weight * logProbability(point);
  }

  /** The logarithm itself. */
  double logProbability(double[] point) {
    Prediction prediction = process.predictWarped(point);
    return LogImprovement.logCumulative(
        (prediction.mean() - threshold) / Math.sqrt(prediction.variance() + noise()));
  }

  /** How probably a trial meets all requirements, from 0 to 1; empty if there are none. */
  static OptionalDouble ofAll(List<LogProbability> requirements, double[] point) {
    return requirements.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.exp(requirements.stream().mapToDouble(r -> r.logProbability(point)).sum()));
  }

  @Override
  public double value(double[] point, double[] gradient) {
    double[] meanSlope = new double[point.length];
    double[] varianceSlope = new double[point.length];
    Prediction prediction = process.predictWarped(point, meanSlope, varianceSlope);
    double variance = prediction.variance() + noise();
    double deviation = Math.sqrt(variance);
    double z = (prediction.mean() - threshold) / deviation;
    double slope = weight * LogImprovement.slopeOfLogCumulative(z);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += slope * (meanSlope[i] / deviation - z * varianceSlope[i] / (2 * variance));
    }
    return weight * LogImprovement.logCumulative(z);
  }

  private double noise() {
    return process.fitted().noiseVariance();
  }
}
