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

  /** A copy of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Posterior rows(int from, int to) {
    return new Posterior(mean.rows(from, to), logVariance.rows(from, to));
  }
}
