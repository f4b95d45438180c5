package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.gp.GaussianProcess;
import dev.elbow.runner.search.gp.Prediction;

/**
 * ln of the expected growth of the area that two losses dominate, exact for independent normal
 * posteriors. With ψ(c) = E[max(0, c − Y)], of which {@link LogImprovement} knows the logarithm,
 * and a boundary of steps i with ends lᵢ, rᵢ and heights hᵢ it is Σ (ψ₁(rᵢ) − ψ₁(lᵢ)) ψ₂(hᵢ):
 * Fubini over the strips of [1]. All terms are positive, so that they are added by their logarithms
 * and nothing vanishes far from the front, as [2] asks for.
 *
 * <p>[1] Emmerich, Deutz, Klinkenberg 2011, Hypervolume-based expected improvement: monotonicity
 * properties and exact computation. [2] Ament, Daulton, Eriksson, Balandat, Bakshy 2023, Unexpected
 * improvements to expected improvement for Bayesian optimization.
 *
 * @param front on the warped scales of the two processes
 */
record LogHypervolumeImprovement(GaussianProcess first, GaussianProcess second, Staircase front)
    implements Acquisition {

  @Override
  public double value(double[] point) {
    return new Terms(first.predictWarped(point), second.predictWarped(point)).logSum();
  }

  @Override
  public double value(double[] point, double[] gradient) {
    double[][] means = new double[2][point.length];
    double[][] variances = new double[2][point.length];
    Terms terms =
        new Terms(
            first.predictWarped(point, means[0], variances[0]),
            second.predictWarped(point, means[1], variances[1]));
    Slope[] slopes = terms.slopes();
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += slopes[k].mean() * means[k][i] + slopes[k].variance() * variances[k][i];
      }
    }
    return terms.logSum();
  }

  /** What a logarithm changes by with the mean and with the variance of a prediction. */
  private record Slope(double mean, double variance) {
    static final Slope NONE = new Slope(0, 0);

    /** Of ln ψ(c). */
    static Slope ofLogGain(Prediction prediction, double bound) {
      double deviation = prediction.deviation();
      double z = (bound - prediction.mean()) / deviation;
      double slope = LogImprovement.slope(z);
      return new Slope(-slope / deviation, (1 - slope * z) / deviation / (2 * deviation));
    }

    Slope plus(double weight, Slope other) {
      return new Slope(mean + weight * other.mean, variance + weight * other.variance);
    }
  }

  /** The logarithm of each step's part. */
  private final class Terms {
    private final Prediction one;
    private final Prediction other;
    private final double[] logs;
    private final double logSum;

    Terms(Prediction one, Prediction other) {
      this.one = one;
      this.other = other;
      logs = new double[front.steps()];
      double most = Double.NEGATIVE_INFINITY;
      for (int step = 0; step < logs.length; step++) {
        logs[step] =
            logGain(one, front.right(step))
                + Math.log(-Math.expm1(shrinkage(step)))
                + logGain(other, front.height(step));
        most = Math.max(most, logs[step]);
      }
      double sum = 0;
      for (double log : logs) {
        sum += Math.exp(log - most);
      }
      logSum = most + Math.log(sum);
    }

    double logSum() {
      return logSum;
    }

    /** ln of ψ₁ at the left end over that at the right end; below 0. */
    private double shrinkage(int step) {
      return step == 0
          ? Double.NEGATIVE_INFINITY
          : Math.min(logGain(one, front.left(step)) - logGain(one, front.right(step)), -1e-15);
    }

    private static double logGain(Prediction prediction, double bound) {
      double deviation = prediction.deviation();
      return Math.log(deviation) + LogImprovement.logH((bound - prediction.mean()) / deviation);
    }

    Slope[] slopes() {
      Slope[] slopes = {Slope.NONE, Slope.NONE};
      for (int step = 0; step < logs.length; step++) {
        double weight = Math.exp(logs[step] - logSum);
        double whole = -Math.expm1(shrinkage(step));
        slopes[0] = slopes[0].plus(weight / whole, Slope.ofLogGain(one, front.right(step)));
        if (step > 0) {
          double left = Math.exp(shrinkage(step)) / whole;
          slopes[0] = slopes[0].plus(-weight * left, Slope.ofLogGain(one, front.left(step)));
        }
        slopes[1] = slopes[1].plus(weight, Slope.ofLogGain(other, front.height(step)));
      }
      return slopes;
    }
  }
}
