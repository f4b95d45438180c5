package dev.elbow.core.estimators.latents;

import dev.elbow.core.model.Posterior;

/**
 * KL(N(μ, s²) ‖ N(0, 1)) = ½ (μ² + s² − 1 − ln s²), exact, in nats (Kingma and Welling 2014,
 * appendix B). Summed over latent dimensions and averaged over examples it is the rate.
 *
 * <p>Sums run in double precision; they are NaN or infinite where the posterior is.
 */
public final class GaussianKl {
  private GaussianKl() {}

  /** The divergence of one latent dimension of one example: at least 0, or NaN. */
  public static double nats(double mean, double logVariance) {
    double nats = 0.5 * (mean * mean + Math.exp(logVariance) - 1 - logVariance);
    return nats < 0 ? 0 : nats; // near the prior, rounding alone decides the sign
  }

  /**
   * KL(q(z|x) ‖ p(z)) of each example, summed over latent dimensions.
   *
   * @return [examples]
   */
  public static double[] perExample(Posterior posterior) {
    int latentSize = posterior.mean().columns();
    double[] sums = new double[posterior.mean().rows()];
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    for (int i = 0; i < means.length; i++) {
      sums[i / latentSize] += nats(means[i], logVariances[i]);
    }
    return sums;
  }
}
