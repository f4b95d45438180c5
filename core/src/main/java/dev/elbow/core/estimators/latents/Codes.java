package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;

/**
 * One draw z from q(z|x) of each of the first examples of a posterior. A smaller number of codes of
 * the same posterior and seed is the beginning of a larger one.
 */
record Codes(Posterior posterior, Matrix z) {

  /**
   * @param count of codes at most, fewer if there are fewer examples
   * @throws IllegalArgumentException if there are fewer than two, or any is not finite
   */
  static Codes draw(Posterior posterior, int count, long noiseSeed) {
    int examples = posterior.mean().rows();
    int drawn = Math.min(count, examples);
    if (drawn < 2) {
      throw new IllegalArgumentException(
          "an aggregate posterior needs at least 2 codes, not " + drawn);
    }
    Posterior used =
        drawn == examples
            ? posterior
            : new Posterior(
                posterior.mean().rows(0, drawn), posterior.logVariance().rows(0, drawn));
    Matrix noise = Matrix.zeros(drawn, posterior.mean().columns());
    Matrix z = Matrix.zeros(drawn, posterior.mean().columns());
    NormalNoise.seeded(noiseSeed).reparametrise(used, noise, z);
    requireFinite(z);
    requireFinite(used.logVariance());
    return new Codes(used, z);
  }

  private static void requireFinite(Matrix matrix) {
    for (float value : matrix.values()) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "the posterior has means or variances that are not finite");
      }
    }
  }

  int count() {
    return z.rows();
  }

  int latentSize() {
    return z.columns();
  }

  /** R of each example, exact. */
  double[] rates() {
    return GaussianKl.perExample(posterior);
  }

  /** ln q(z|x) of each code under its own example. */
  double[] logConditionals() {
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    float[] codes = z.values();
    int size = latentSize();
    double[] logs = new double[count()];
    for (int row = 0, at = 0; row < logs.length; row++) {
      double sum = size * Math.log(2 * Math.PI);
      for (int i = 0; i < size; i++, at++) {
        double deviation = (double) codes[at] - means[at];
        sum += logVariances[at] + deviation * deviation * Math.exp(-logVariances[at]);
      }
      logs[row] = -0.5 * sum;
    }
    return logs;
  }

  /** ln p(z) of each code under the standard normal prior. */
  double[] logPriors() {
    float[] codes = z.values();
    int size = latentSize();
    double[] logs = new double[count()];
    for (int row = 0, at = 0; row < logs.length; row++) {
      double sum = size * Math.log(2 * Math.PI);
      for (int i = 0; i < size; i++, at++) {
        sum += (double) codes[at] * codes[at];
      }
      logs[row] = -0.5 * sum;
    }
    return logs;
  }
}
