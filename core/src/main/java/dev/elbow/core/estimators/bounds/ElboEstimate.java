package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;

/**
 * The evidence lower bound at β = 1 and its two parts, in nats per example: ELBO = −(distortion +
 * rate) (Kingma and Welling 2014; the names are those of Alemi et al. 2018, "Fixing a broken
 * ELBO").
 *
 * @param elbo unbiased; its standard error is over examples
 * @param distortion D = −E_q ln p(x|z), averaged over the given number of draws of z per example:
 *     unbiased
 * @param rate R = KL(q(z|x) ‖ p(z)), exact for every example
 */
public record ElboEstimate(Estimate elbo, Estimate distortion, Estimate rate) {

  /** As {@link #of(Posterior, Decoder, Matrix, int, long)}, asking the encoder first. */
  public static ElboEstimate of(
      Encoder encoder, Decoder decoder, Matrix x, int draws, long noiseSeed) {
    return of(encoder.encode(x), decoder, x, draws, noiseSeed);
  }

  /**
   * Estimates the bound on the examples {@code x}. Anything not finite in the posterior or the
   * likelihood ends up in the result.
   *
   * @param posterior q(z|x) of the rows of {@code x}
   * @param x [examples x data size]
   * @param draws of z for each example, at least 1
   * @param noiseSeed decides the draws: models are compared on the same
   */
  public static ElboEstimate of(
      Posterior posterior, Decoder decoder, Matrix x, int draws, long noiseSeed) {
    double[] rates = GaussianKl.perExample(posterior);
    double[] distortions = distortions(posterior, decoder, x, draws, noiseSeed);
    double[] elbos = new double[rates.length];
    for (int i = 0; i < elbos.length; i++) {
      elbos[i] = -(distortions[i] + rates[i]);
    }
    return new ElboEstimate(Estimate.over(elbos), Estimate.over(distortions), Estimate.over(rates));
  }

  private static double[] distortions(
      Posterior posterior, Decoder decoder, Matrix x, int draws, long noiseSeed) {
    if (draws < 1) {
      throw new IllegalArgumentException("draws must be at least 1, not " + draws);
    }
    NormalNoise normal = NormalNoise.seeded(noiseSeed);
    Matrix noise = Matrix.zeros(posterior.mean().rows(), posterior.mean().columns());
    Matrix z = Matrix.zeros(noise.rows(), noise.columns());
    double[] distortions = new double[x.rows()];
    for (int draw = 0; draw < draws; draw++) {
      normal.reparametrise(posterior, noise, z);
      float[] logLikelihoods = decoder.logLikelihood(x, z);
      for (int i = 0; i < distortions.length; i++) {
        distortions[i] -= logLikelihoods[i] / (double) draws;
      }
    }
    return distortions;
  }

  /** Whether every number is finite. */
  public boolean isFinite() {
    return elbo.isFinite() && distortion.isFinite() && rate.isFinite();
  }
}
