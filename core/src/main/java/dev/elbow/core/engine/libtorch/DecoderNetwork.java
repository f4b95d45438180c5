package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** z → logits or means of x, for a fixed number of rows; and the way back. */
final class DecoderNetwork {
  private final Mixed z;
  private final Mixed zGradient;
  private final double gain;
  private final Scalar gainScalar;
  private final HiddenStack hidden;
  private final Head output;

  DecoderNetwork(Parts parts, long rows) {
    Memory memory = parts.memory();
    gain = parts.layout().config().decoderInputGain();
    gainScalar = memory.keep(new Scalar(gain));
    z = Mixed.zeros(memory, parts.weights().type(), rows, parts.layout().config().latentSize());
    zGradient =
        Mixed.zeros(memory, parts.weights().type(), rows, parts.layout().config().latentSize());
    hidden = new HiddenStack(parts, WeightLayout::decoder, z.narrow());
    output = Head.on(hidden.output(), parts, WeightLayout.OUTPUT);
  }

  /** [rows x latent size]: to be overwritten before each forward, which multiplies it. */
  Tensor z() {
    return z.wide();
  }

  /** What {@link #backward} leaves: the gradient in z, [rows x latent size]. */
  Tensor zGradient() {
    return zGradient.wide();
  }

  /** Logits or means, [rows x data size], and their gradient. */
  Head output() {
    return output;
  }

  void forward() {
    if (gain != 1) {
      z.wide().mul_(gainScalar);
    }
    z.round();
    hidden.forward();
    output.forward();
  }

  /** From the gradient in the output to those in the weights and in z. */
  void backward() {
    output.backward();
    output.backwardInto(hidden.outputGradient().orElse(zGradient.narrow()));
    hidden.backward(Optional.of(zGradient.narrow()));
    zGradient.widen();
    if (gain != 1) {
      zGradient.wide().mul_(gainScalar);
    }
  }
}
