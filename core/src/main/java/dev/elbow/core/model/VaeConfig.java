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
 * @param decoderInputGain z is multiplied by it before the decoder sees it, in training and
 *     evaluation; 1: the usual VAE; 0: the decoder is cut off from z, a planted collapse that
 *     diagnostics must find
 */
public record VaeConfig(
    Architecture architecture,
    List<Integer> hidden,
    Activation activation,
    int latentSize,
    Likelihood likelihood,
    double decoderInputGain) {

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
    if (!(decoderInputGain >= 0) || Double.isInfinite(decoderInputGain)) {
      throw new IllegalArgumentException(
          "decoder_input_gain must be a number of at least 0, not " + decoderInputGain);
    }
  }

  /** The decoder sees z as it is. */
  public VaeConfig(
      Architecture architecture,
      List<Integer> hidden,
      Activation activation,
      int latentSize,
      Likelihood likelihood) {
    this(architecture, hidden, activation, latentSize, likelihood, 1);
  }
}
