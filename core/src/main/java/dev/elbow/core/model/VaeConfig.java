package dev.elbow.core.model;

import java.util.List;

/**
 * The shape of a VAE with a standard normal prior and a diagonal Gaussian posterior.
 *
 * @param hidden widths of the encoder's hidden layers, from the data inwards; the decoder has them
 *     reversed. Empty: encoder and decoder are affine, a linear VAE.
 * @param activation between hidden layers
 * @param latentSize number of latent dimensions, at least 1
 * @param likelihood p(x|z)
 */
public record VaeConfig(
    Architecture architecture,
    List<Integer> hidden,
    Activation activation,
    int latentSize,
    Likelihood likelihood) {

  /** Families of encoders and decoders. */
  public enum Architecture {
    /** Fully connected layers. */
    MLP
  }

  /** Element-wise non-linearities. */
  public enum Activation {
    RELU,
    TANH,
    ELU,
    SOFTPLUS
  }

  public VaeConfig {
    hidden = List.copyOf(hidden);
    if (hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("hidden widths must be at least 1, not " + hidden);
    }
    if (latentSize < 1) {
      throw new IllegalArgumentException("latent_size must be at least 1, not " + latentSize);
    }
  }
}
