package dev.elbow.core.estimators.latents;

import dev.elbow.core.model.Posterior;

/**
 * The share of latent dimensions that are collapsed: those whose KL to the prior is below ε = 0.01
 * nats for at least 1 − δ = 99 % of the examples. The definition is that of Lucas, Tucker, Grosse
 * and Norouzi 2019, "Don't blame the ELBO!"; this choice of ε and δ is a default of ours, not a
 * published threshold.
 */
public final class CollapseFraction {
  /** KL in nats below which a dimension says nothing of an example. */
  public static final double EPSILON_NATS = 0.01;

  /** Share of examples of which a collapsed dimension may say something. */
  public static final double DELTA = 0.01;

  private CollapseFraction() {}

  /**
   * @param posterior of at least one example
   * @return in [0, 1]: 1 is a fully collapsed posterior
   */
  public static double of(Posterior posterior) {
    int latentSize = posterior.mean().columns();
    int[] silent = new int[latentSize];
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    for (int i = 0; i < means.length; i++) {
      if (GaussianKl.nats(means[i], logVariances[i]) < EPSILON_NATS) {
        silent[i % latentSize]++;
      }
    }
    int collapsed = 0;
    for (int examples : silent) {
      if (examples >= (1 - DELTA) * posterior.mean().rows()) {
        collapsed++;
      }
    }
    return (double) collapsed / latentSize;
  }
}
