package dev.elbow.core.engine.libtorch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** A network's last layer: affine, with result and gradient in 32 bits. */
record Head(
    Affine affine, Mixed output, Mixed outputGradient, Optional<AffineGradient> weightGradient) {

  /**
   * @param input [rows x inputs]
   */
  static Head on(Tensor input, Parts parts, String layer) {
    Memory memory = parts.memory();
    Affine affine = new Affine(memory, parts.weights(), layer, input);
    Tensor output = affine.output();
    Mixed gradient = Mixed.zeros(memory, output.scalar_type(), output.size(0), output.size(1));
    return new Head(
        affine,
        Mixed.of(memory, output),
        gradient,
        parts
            .gradients()
            .map(gradients -> new AffineGradient(memory, affine, gradients, layer, gradient)));
  }

  /** [rows x outputs]. */
  Tensor value() {
    return output.wide();
  }

  /** [rows x outputs]: to be overwritten with the gradient in the value before each backward. */
  Tensor gradient() {
    return outputGradient.wide();
  }

  void forward() {
    affine.forward();
    output.widen();
  }

  /** The gradient in the weights, if they have one. To be called before those into the input. */
  void backward() {
    outputGradient.round();
    weightGradient.ifPresent(AffineGradient::compute);
  }

  void backwardInto(Tensor inputGradient) {
    affine.backward(outputGradient.narrow(), inputGradient);
  }

  void addBackwardInto(Tensor inputGradient) {
    affine.addBackward(outputGradient.narrow(), inputGradient);
  }
}
