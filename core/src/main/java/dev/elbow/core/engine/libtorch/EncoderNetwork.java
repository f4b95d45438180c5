package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** x → μ and ln σ² of q(z|x), for a fixed number of rows; and the way back. */
final class EncoderNetwork {
  private final Mixed x;
  private final HiddenStack hidden;
  private final Head mean;
  private final Head logVariance;

  EncoderNetwork(Parts parts, long rows) {
    x = Mixed.zeros(parts.memory(), parts.weights().type(), rows, parts.layout().dataSize());
    hidden = new HiddenStack(parts, WeightLayout::encoder, x.narrow());
    mean = Head.on(hidden.output(), parts, WeightLayout.MEAN);
    logVariance = Head.on(hidden.output(), parts, WeightLayout.LOG_VARIANCE);
  }

  /** [rows x data size]: to be overwritten before each forward. */
  Tensor x() {
    return x.wide();
  }

  /** μ and its gradient. */
  Head mean() {
    return mean;
  }

  /** ln σ² and its gradient. */
  Head logVariance() {
    return logVariance;
  }

  void forward() {
    x.round();
    hidden.forward();
    mean.forward();
    logVariance.forward();
  }

  /** From the gradients in μ and ln σ² to those in the weights. */
  void backward() {
    mean.backward();
    logVariance.backward();
    hidden
        .outputGradient()
        .ifPresent(
            gradient -> {
              mean.backwardInto(gradient);
              logVariance.addBackwardInto(gradient);
            });
    hidden.backward(Optional.empty());
  }
}
