package dev.elbow.core.engine.libtorch;

import dev.elbow.core.model.VaeConfig.Activation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An element-wise function and its derivative. */
final class Nonlinearity {
  private static final double LINEAR_ABOVE = 20; // softplus(x) is x there, to within 2e-9

  private final Activation kind;
  private final Scalar zero;
  private final Scalar one;
  private final Scalar linearAbove;

  Nonlinearity(Memory memory, Activation kind) {
    this.kind = kind;
    zero = memory.keep(new Scalar(0.0));
    one = memory.keep(new Scalar(1.0));
    linearAbove = memory.keep(new Scalar(LINEAR_ABOVE));
  }

  /** Whether the argument may be overwritten by the result: the derivative needs no more. */
  boolean worksInPlace() {
    return kind != Activation.SOFTPLUS;
  }

  void forward(Tensor argument, Tensor result) {
    switch (kind) {
      case RELU -> torch.clamp_min_out(result, argument, zero); // a third of the time of relu_out
      case TANH -> torch.tanh_out(result, argument);
      case ELU -> torch.elu_out(result, argument);
      case SOFTPLUS -> torch.softplus_out(result, argument, one, linearAbove);
    }
  }

  /** Multiplies a gradient in the result by the derivative, in place. */
  void backward(Tensor argument, Tensor result, Tensor gradient) {
    switch (kind) {
      case RELU -> torch.threshold_backward_outf(gradient, result, zero, gradient);
      case TANH -> torch.tanh_backward_outf(gradient, result, gradient);
      case ELU -> torch.elu_backward_outf(gradient, one, one, one, true, result, gradient);
      case SOFTPLUS -> torch.softplus_backward_outf(gradient, argument, one, linearAbove, gradient);
    }
  }
}
