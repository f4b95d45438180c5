package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Dropout of one layer: a mask that is drawn afresh in every step. */
final class DropoutMask {
  private final Dropout dropout;
  private final Scalar keep;
  private final Scalar scale;
  private final Tensor input;
  private final Tensor mask;
  private final Tensor output;

  /**
   * @param input [rows x width]
   */
  DropoutMask(Memory memory, Dropout dropout, Tensor input) {
    this.dropout = dropout;
    this.input = input;
    keep = memory.keep(new Scalar(dropout.keep()));
    scale = memory.keep(new Scalar(1 / dropout.keep()));
    mask = memory.zeros(ScalarType.Float, input.size(0), input.size(1));
    output = memory.zeros(input.scalar_type(), input.size(0), input.size(1));
  }

  /** [rows x width]. */
  Tensor output() {
    return output;
  }

  void forward() {
    mask.uniform_(0, 1, dropout.random().generator()); // bernoulli_ takes five times as long
    torch.lt_out(mask, mask, keep).mul_(scale);
    torch.mul_out(output, input, mask);
  }

  /** Turns a gradient in the output into one in the input, in place. */
  void backward(Tensor gradient) {
    gradient.mul_(mask);
  }
}
