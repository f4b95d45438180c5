package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;

/**
 * Draws from the aggregate posterior q(z), the average of q(z|x) over examples, and from the prior
 * N(0, I).
 */
final class LatentDraws {
  private LatentDraws() {}

  /**
   * One z from q(z|x) for each example: [examples x latent size].
   *
   * @throws IllegalArgumentException if one is too big for a float
   */
  static Matrix ofPosterior(Posterior posterior, NormalNoise normal) {
    Matrix noise = Matrix.zeros(posterior.mean().rows(), posterior.mean().columns());
    // Each value is read before it is overwritten: the draws may share one array with the noise.
    normal.reparametrise(posterior, noise, noise);
    FiniteValues.require(noise, "draws from q(z)");
    return noise;
  }

  /** [draws x latent size]. */
  static Matrix ofPrior(int draws, int latentSize, NormalNoise normal) {
    Matrix z = Matrix.zeros(draws, latentSize);
    normal.fill(z);
    return z;
  }
}
