package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Tensor;

/**
 * The gradient of the loss in every weight.
 *
 * @param wide in 32 bits: what updates read
 * @param narrow where products write; the same as {@code wide} if they are computed in 32 bits
 */
record Gradients(Weights wide, Weights narrow) {

  Mixed matrix(String layer) {
    return new Mixed(wide.matrix(layer), narrow.matrix(layer));
  }

  Tensor bias(String layer) {
    return wide.bias(layer);
  }
}
