package dev.elbow.core.model;

import dev.elbow.core.data.Matrix;

/** A {@link Decoder} whose score can be climbed: what optimising q(z|x) for one example needs. */
public interface DifferentiableDecoder extends Decoder {
  /**
   * @param x [n x data size]
   * @param z [n x latent size], row i belongs to row i of {@code x}
   * @return ∂ ln p(x|z)/∂z of each row, [n x latent size], in nats per unit of z
   */
  Matrix logLikelihoodGradient(Matrix x, Matrix z);
}
