package dev.elbow.core.model;

import dev.elbow.core.data.Matrix;

/** p(x|z): all that an estimator needs to know of a generative network. */
public interface Decoder {
  /**
   * @param z [n x latent size]
   * @return E[x|z], [n x data size]: probabilities for Bernoulli, means for Gaussian
   */
  Matrix decode(Matrix z);

  /**
   * @param x [n x data size]
   * @param z [n x latent size], row i belongs to row i of {@code x}
   * @return ln p(x|z) of each row in nats, summed over data dimensions, with every constant
   */
  float[] logLikelihood(Matrix x, Matrix z);
}
