package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;

/** Draws z = μ + s ε from the posteriors of a few examples, each with a noise stream of its own. */
final class PosteriorDraws {
  private final Posterior posterior;
  private final float[] deviations;
  private final NormalNoise[] streams;

  PosteriorDraws(Posterior posterior, NormalNoise noise) {
    this.posterior = posterior;
    float[] logVariances = posterior.logVariance().values();
    deviations = new float[logVariances.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = (float) Math.exp(0.5 * logVariances[i]);
    }
    streams = new NormalNoise[posterior.mean().rows()];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = noise.split();
    }
  }

  /**
   * Overwrites {@code z} with the next draw of every example, and again while there are rows.
   *
   * @param z [draws · examples x latent size]
   * @param logRatios of each row, ln p(z) − ln q(z|x) = ½ Σ (ε² + ln s² − z²): factors 2π cancel
   */
  void next(Matrix z, double[] logRatios) {
    int latentSize = z.columns();
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    float[] scales = deviations;
    float[] codes = z.values();
    for (int row = 0; row < z.rows(); row++) {
      int example = row % streams.length;
      int to = row * latentSize;
      streams[example].fill(codes, to, latentSize);
      double sum = 0;
      for (int i = example * latentSize; i < (example + 1) * latentSize; i++, to++) {
        float noise = codes[to];
        float code = means[i] + scales[i] * noise;
        codes[to] = code;
        sum += (double) noise * noise + logVariances[i] - (double) code * code;
      }
      logRatios[row] = 0.5 * sum;
    }
  }
}
