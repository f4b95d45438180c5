package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Draws bits with given probabilities.
 *
 * @param scratch of the shape of what is replaced
 */
record BitDraws(RandomStream random, Tensor scratch) {

  /** Replaces probabilities by bits; a NaN stays one, and does not turn into an innocent bit. */
  void replace(Tensor probabilities) {
    scratch.uniform_(0, 1, random.generator());
    torch.lt_out(scratch, scratch, probabilities);
    torch.add_out(probabilities, scratch, probabilities, new Scalar(0.));
  }
}
