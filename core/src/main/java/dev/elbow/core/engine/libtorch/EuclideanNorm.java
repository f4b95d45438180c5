package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The L2 norm of a flat tensor: NaN or infinite if and only if one of the values is. */
final class EuclideanNorm {
  private EuclideanNorm() {}

  /**
   * The norm, waited for.
   *
   * <p>As the root of a dot product, which takes a third of the time of the library's own norm. It
   * overflows from a norm of 1.8e19 on: then, and only then, squares are summed in 64 bits.
   */
  static double of(Tensor flat) {
    double square = SingleProducts.dot(flat, flat).item_float();
    return Double.isFinite(square) ? Math.sqrt(square) : inDoubles(flat).item_double();
  }

  /** The norm as a scalar of 64 bits, which nothing waits for. */
  static Tensor inDoubles(Tensor flat) {
    return torch.linalg_vector_norm(
        flat, new Scalar(2.), new long[] {0}, false, new ScalarTypeOptional(ScalarType.Double));
  }
}
