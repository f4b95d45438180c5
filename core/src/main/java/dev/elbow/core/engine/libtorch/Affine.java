package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** output = input · weight + bias, bound to the tensors that it reads and writes. */
final class Affine {
  private final Tensor input;
  private final Tensor weight;
  private final Tensor transposed;
  private final Tensor bias;
  private final Tensor output;

  /**
   * @param input [rows x inputs], of the type of the weights
   */
  Affine(Memory memory, Weights weights, String layer, Tensor input) {
    this.input = input;
    weight = weights.matrix(layer);
    transposed = memory.keep(weight.t());
    bias = weights.bias(layer);
    output = memory.zeros(input.scalar_type(), input.size(0), weight.size(1));
  }

  Tensor input() {
    return input;
  }

  /** [rows x outputs]. */
  Tensor output() {
    return output;
  }

  void forward() {
    torch.addmm_out(output, bias, input, weight);
  }

  /** Overwrites the gradient in the input, given that in the output. */
  void backward(Tensor outputGradient, Tensor inputGradient) {
    torch.mm_out(inputGradient, outputGradient, transposed);
  }

  /** Adds to the gradient in the input, which another layer reads too. */
  void addBackward(Tensor outputGradient, Tensor inputGradient) {
    torch.addmm_out(inputGradient, inputGradient, outputGradient, transposed);
  }
}
