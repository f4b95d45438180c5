package dev.elbow.core.model;

import dev.elbow.core.data.Matrix;

/**
 * q(z|x) = N(mean, diag exp(logVariance)) for each example: two [examples x latentSize] matrices.
 */
public record Posterior(Matrix mean, Matrix logVariance) {
  public Posterior {
    if (mean.rows() != logVariance.rows() || mean.columns() != logVariance.columns()) {
      throw new IllegalArgumentException("mean is " + mean + " but log variance is " + logVariance);
    }
  }
}
