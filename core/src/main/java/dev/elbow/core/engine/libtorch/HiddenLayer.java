package dev.elbow.core.engine.libtorch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Affine, then a non-linearity, then dropout where there is any. */
final class HiddenLayer {
  private final Affine affine;
  private final Nonlinearity nonlinearity;
  private final Tensor activated;
  private final Optional<DropoutMask> mask;
  private final Tensor gradient;
  private final Optional<AffineGradient> weightGradient;

  /**
   * @param input [rows x inputs]
   */
  HiddenLayer(Parts parts, String layer, Tensor input) {
    Memory memory = parts.memory();
    affine = new Affine(memory, parts.weights(), layer, input);
    nonlinearity = parts.nonlinearity();
    Tensor argument = affine.output();
    activated = nonlinearity.worksInPlace() ? argument : like(memory, argument);
    mask = parts.dropout().map(dropout -> new DropoutMask(memory, dropout, activated));
    gradient = like(memory, activated);
    weightGradient =
        parts
            .gradients()
            .map(
                gradients ->
                    new AffineGradient(
                        memory, affine, gradients, layer, new Mixed(gradient, gradient)));
  }

  private static Tensor like(Memory memory, Tensor shape) {
    return memory.zeros(shape.scalar_type(), shape.size(0), shape.size(1));
  }

  /** [rows x outputs]. */
  Tensor output() {
    return mask.map(DropoutMask::output).orElse(activated);
  }

  /** [rows x outputs]: to be overwritten with the gradient in the output before each backward. */
  Tensor outputGradient() {
    return gradient;
  }

  void forward() {
    affine.forward();
    nonlinearity.forward(affine.output(), activated);
    mask.ifPresent(DropoutMask::forward);
  }

  /** The gradient in the weights, if they have one. */
  void backward() {
    mask.ifPresent(drawn -> drawn.backward(gradient));
    nonlinearity.backward(affine.output(), activated, gradient);
    weightGradient.ifPresent(AffineGradient::compute);
  }

  /** To be called after {@link #backward()}. */
  void backwardInto(Tensor inputGradient) {
    affine.backward(gradient, inputGradient);
  }
}
