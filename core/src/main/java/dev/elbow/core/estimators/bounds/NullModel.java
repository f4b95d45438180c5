package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;

/**
 * The best model that uses no code: each data dimension has the mean that it has in the data,
 * whatever the example. A VAE whose ELBO is not above this has learned nothing about single
 * examples.
 */
public final class NullModel {
  private NullModel() {}

  /**
   * The mean of ln p(x) over the given examples under the model of this kind that fits them best,
   * exact. Bernoulli: −Σ_j H(p̄_j). Gaussian: −Σ_j [½ ln 2πσ² + Var_j/2σ²]; a σ that is learned is
   * the best shared one, σ² = mean_j Var_j, kept at or above its floor.
   *
   * @param x [examples x data size], at least one example
   * @param likelihood as configured: with a σ that a VAE has learned, this would be worse than the
   *     best
   * @return nats per example
   * @throws IllegalArgumentException if there are no examples, a value is not finite, or a
   *     Bernoulli likelihood is given something else than bits
   */
  public static double elboNats(Matrix x, Likelihood likelihood) {
    if (x.rows() == 0) {
      throw new IllegalArgumentException("no examples to fit a null model to");
    }
    double[] means = columnMeans(x);
    if (!(likelihood instanceof Gaussian gaussian)) {
      checkBits(x);
      return -entropy(means);
    }
    double variance = summedVariance(x, means);
    if (!Double.isFinite(variance)) {
      throw new IllegalArgumentException("the data hold values that are not finite");
    }
    double modelled =
        gaussian.sigma() instanceof Sigma.Fixed fixed
            ? fixed.value() * fixed.value()
            : Math.max(variance / x.columns(), Math.exp(2 * Sigma.Learned.MIN_LOG_SIGMA));
    return -0.5 * (x.columns() * Math.log(2 * Math.PI * modelled) + variance / modelled);
  }

  private static double[] columnMeans(Matrix x) {
    int columns = x.columns();
    float[] values = x.values();
    double[] means = new double[columns];
    for (int start = 0; start < values.length; start += columns) {
      for (int i = 0; i < columns; i++) {
        means[i] += values[start + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      means[i] /= x.rows();
    }
    return means;
  }

  private static void checkBits(Matrix x) {
    for (float value : x.values()) {
      if (value != 0 && value != 1) {
        throw new IllegalArgumentException(
            "a Bernoulli likelihood is of bits, and the data hold " + value);
      }
    }
  }

  private static double entropy(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      if (p > 0 && p < 1) {
        sum -= p * Math.log(p) + (1 - p) * Math.log1p(-p);
      }
    }
    return sum;
  }

  /** Σ_j Var_j, each with 1/n: what the best model has, not what is unbiased. */
  private static double summedVariance(Matrix x, double[] means) {
    int columns = x.columns();
    float[] values = x.values();
    double sum = 0;
    for (int start = 0; start < values.length; start += columns) {
      for (int i = 0; i < columns; i++) {
        double deviation = values[start + i] - means[i];
        sum += deviation * deviation;
      }
    }
    return sum / x.rows();
  }
}
