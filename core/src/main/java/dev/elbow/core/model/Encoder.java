package dev.elbow.core.model;

import dev.elbow.core.data.Matrix;

/** q(z|x): all that an estimator needs to know of an inference network. */
@FunctionalInterface
public interface Encoder {
  /**
   * @param x [n x data size]
   * @return the posterior of each row, without dropout or any other noise
   */
  Posterior encode(Matrix x);
}
