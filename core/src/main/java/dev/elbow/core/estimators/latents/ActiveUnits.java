package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;

/**
 * How many latent dimensions a posterior uses: those whose mean moves with the example, A_i =
 * Var_x(μ_i(x)) &gt; 0.01 (Burda, Grosse and Salakhutdinov 2016, "Importance weighted
 * autoencoders", section 5.2).
 *
 * <p>A count of 0 does not prove collapse: A_i = 0.01 is a KL of about 0.005 nats, and very many
 * dimensions, each a little used, can carry hundreds of nats.
 */
public final class ActiveUnits {
  /** A_i above which a dimension counts as active. */
  public static final double THRESHOLD = 0.01;

  private ActiveUnits() {}

  /** The number of active dimensions. */
  public static int count(Matrix posteriorMeans) {
    int active = 0;
    for (double activity : activities(posteriorMeans)) {
      if (activity > THRESHOLD) {
        active++;
      }
    }
    return active;
  }

  /**
   * A_i of each latent dimension: the unbiased sample variance (n − 1) of its posterior mean.
   *
   * @param posteriorMeans [examples x latent size]
   * @return [latent size], all 0 for fewer than two examples
   */
  public static double[] activities(Matrix posteriorMeans) {
    int latentSize = posteriorMeans.columns();
    double[] squares = new double[latentSize];
    if (posteriorMeans.rows() < 2) {
      return squares;
    }
    double[] centre = columnMeans(posteriorMeans);
    float[] means = posteriorMeans.values();
    for (int i = 0; i < means.length; i++) {
      double deviation = means[i] - centre[i % latentSize];
      squares[i % latentSize] += deviation * deviation;
    }
    for (int i = 0; i < latentSize; i++) {
      squares[i] /= posteriorMeans.rows() - 1;
    }
    return squares;
  }

  private static double[] columnMeans(Matrix matrix) {
    double[] sums = new double[matrix.columns()];
    float[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      sums[i % matrix.columns()] += values[i];
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= matrix.rows();
    }
    return sums;
  }
}
