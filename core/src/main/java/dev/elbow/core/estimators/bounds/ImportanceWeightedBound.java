package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;

/**
 * The importance-weighted bound L_k = E ln (1/k) Σ_s w_s with w = p(x|z) p(z) / q(z|x) and z drawn
 * from q (Burda, Grosse and Salakhutdinov 2016, equation 8). L_1 is the ELBO; L_k never decreases
 * with k and tends to ln p(x) from below. The estimate is unbiased for L_k, and so biased downwards
 * for ln p(x).
 *
 * <p>The draws are taken one at a time for all examples, with a running log-sum-exp in double
 * precision: memory is that of two latent matrices, whatever k.
 */
public final class ImportanceWeightedBound {
  private ImportanceWeightedBound() {}

  /** As {@link #perExample}, averaged over examples, asking the encoder first. */
  public static Estimate of(Encoder encoder, Decoder decoder, Matrix x, int k, long noiseSeed) {
    return Estimate.over(perExample(encoder.encode(x), decoder, x, k, noiseSeed));
  }

  /**
   * The bound of each example, in nats.
   *
   * @param posterior q(z|x) of the rows of {@code x}
   * @param x [examples x data size]
   * @param k draws of z for each example, at least 1
   * @param noiseSeed decides the draws: models are compared on the same
   * @return [examples]
   */
  public static double[] perExample(
      Posterior posterior, Decoder decoder, Matrix x, int k, long noiseSeed) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, not " + k);
    }
    NormalNoise normal = NormalNoise.seeded(noiseSeed);
    Matrix noise = Matrix.zeros(posterior.mean().rows(), posterior.mean().columns());
    Matrix z = Matrix.zeros(noise.rows(), noise.columns());
    RunningLogSum sum = new RunningLogSum(x.rows());
    for (int draw = 0; draw < k; draw++) {
      normal.reparametrise(posterior, noise, z);
      float[] logLikelihoods = decoder.logLikelihood(x, z);
      for (int i = 0; i < logLikelihoods.length; i++) {
        sum.add(i, logLikelihoods[i] + logPriorOverPosterior(posterior, noise, z, i));
      }
    }
    return sum.logMeans(k);
  }

  /** ln p(z) − ln q(z|x) = ½ Σ_i (ε_i² + ln s_i² − z_i²): the factors 2π cancel. */
  private static double logPriorOverPosterior(
      Posterior posterior, Matrix noise, Matrix z, int example) {
    int latentSize = z.columns();
    float[] logVariances = posterior.logVariance().values();
    float[] draws = noise.values();
    float[] codes = z.values();
    double sum = 0;
    for (int i = example * latentSize; i < (example + 1) * latentSize; i++) {
      sum += (double) draws[i] * draws[i] + logVariances[i] - (double) codes[i] * codes[i];
    }
    return 0.5 * sum;
  }

  /** ln Σ exp(w) of each example, one w at a time, without overflow. */
  private static final class RunningLogSum {
    private final double[] largest;
    private final double[] scaledSums;

    RunningLogSum(int examples) {
      largest = new double[examples];
      scaledSums = new double[examples];
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    void add(int example, double logWeight) {
      if (logWeight <= largest[example]) {
        scaledSums[example] += Math.exp(logWeight - largest[example]);
      } else {
        double rescaled = scaledSums[example] * Math.exp(largest[example] - logWeight);
        scaledSums[example] = rescaled + 1;
        largest[example] = logWeight;
      }
    }

    double[] logMeans(int count) {
      double[] means = new double[largest.length];
      for (int i = 0; i < means.length; i++) {
        means[i] = largest[i] + Math.log(scaledSums[i] / count);
      }
      return means;
    }
  }
}
