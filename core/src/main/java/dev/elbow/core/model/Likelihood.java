package dev.elbow.core.model;

/**
 * p(x|z), with every constant, so that its logarithm is comparable between trials. Never compare an
 * ELBO across likelihoods.
 */
public sealed interface Likelihood {

  /** Independent bits; the decoder's output is the logit of each. Data must be 0 or 1. */
  record Bernoulli() implements Likelihood {}

  /**
   * Independent normals with one standard deviation σ shared by all dimensions; the decoder's
   * output is the mean. log p(x|z) = −½ Σ_j [ln 2πσ² + (x_j − x̂_j)²/σ²].
   */
  record Gaussian(Sigma sigma) implements Likelihood {}

  /** The Gaussian's standard deviation. */
  sealed interface Sigma {
    /** Given, in the data's units. */
    record Fixed(double value) implements Sigma {
      public Fixed {
        if (!(value > 0) || Double.isInfinite(value)) {
          throw new IllegalArgumentException("sigma must be a positive number, not " + value);
        }
      }
    }

    /**
     * Learned with the weights as ln σ, from 0 (σ-VAE). ln σ is kept at or above −6: with as many
     * latents as data dimensions the likelihood is unbounded as σ → 0.
     */
    record Learned() implements Sigma {
      public static final double MIN_LOG_SIGMA = -6;
    }
  }
}
