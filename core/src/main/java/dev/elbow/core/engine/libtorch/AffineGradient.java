package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The gradient of the loss in the weights of an affine layer, given that in its output. */
final class AffineGradient {
  private static final long[] ROWS = {0};

  private final Tensor inputTransposed;
  private final Mixed outputGradient;
  private final Mixed weight;
  private final Tensor bias;
  private final ScalarTypeOptional inSingle;

  /**
   * @param outputGradient [rows x outputs]; both sides are read
   */
  AffineGradient(
      Memory memory, Affine affine, Gradients gradients, String layer, Mixed outputGradient) {
    inputTransposed = memory.keep(affine.input().t());
    this.outputGradient = outputGradient;
    weight = gradients.matrix(layer);
    bias = gradients.bias(layer);
    inSingle = memory.keep(new ScalarTypeOptional(ScalarType.Float));
  }

  /** Overwrites the gradients of the weights. */
  void compute() {
    torch.mm_out(weight.narrow(), inputTransposed, outputGradient.narrow());
    weight.widen();
    torch.sum_outf(outputGradient.wide(), ROWS, false, inSingle, bias);
  }
}
