package dev.elbow.core.engine.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.Float32Backend;
import org.bytedeco.pytorch.global.torch.Float32Op;
import org.bytedeco.pytorch.global.torch.Float32Precision;

/**
 * Which library multiplies matrices of 32-bit floats on processor cores: oneDNN, whose kernels take
 * half of the time of OpenBLAS's for AVX2 and five sixths of those for AVX-512, or OpenBLAS.
 *
 * <p>LibTorch asks oneDNN for such products only while it may round their factors to bfloat16. It
 * does so where a processor has matrix units for that (AMX, some of Arm's); elsewhere it computes
 * with all bits. Which of the two holds here is tried with factors that rounding would change.
 */
final class SingleProducts {
  private static final long ROWS = 128;
  private static final long INNER = 256;
  private static final long COLUMNS = 192;

  /** Rounding to bfloat16, or to TF32, takes the last bit. */
  private static final double FACTOR = 1 + 0x1p-12;

  private SingleProducts() {}

  /**
   * Hands the products to oneDNN, for the whole process, if it keeps all bits.
   *
   * @return whether it does
   */
  static boolean moveToOneDnn() {
    allow(Float32Precision.BF16);
    if (keepAllBits()) {
      return true;
    }
    allow(Float32Precision.IEEE);
    return false;
  }

  /**
   * Σ a b of two flat tensors, by OpenBLAS in any case: LibTorch has oneDNN multiply two matrices
   * for it, which takes twenty times as long.
   */
  static Tensor dot(Tensor left, Tensor right) {
    if (!LibTorchNatives.hasOneDnnProducts()) {
      return torch.dot(left, right);
    }
    allow(Float32Precision.IEEE);
    try {
      return torch.dot(left, right);
    } finally {
      allow(Float32Precision.BF16);
    }
  }

  private static void allow(Float32Precision precision) {
    torch.globalContext().setFloat32Precision(Float32Backend.MKLDNN, Float32Op.MATMUL, precision);
  }

  /** Whether products are exact that are sums of numbers with 13 bits. */
  private static boolean keepAllBits() {
    PointerScope scope = new PointerScope();
    try {
      Tensor left = filled(FACTOR, ROWS, INNER);
      Tensor right = filled(FACTOR, INNER, COLUMNS);
      Tensor leftOnes = filled(1, INNER, ROWS).t();
      Tensor rightOnes = filled(1, COLUMNS, INNER).t();
      return isExact(torch.mm(left, rightOnes)) && isExact(torch.mm(leftOnes, right));
    } finally {
      scope.close();
    }
  }

  private static Tensor filled(double value, long... shape) {
    return torch.full(shape, new Scalar(value));
  }

  private static boolean isExact(Tensor product) {
    double expected = INNER * FACTOR;
    return product.min().item_float() == expected && product.max().item_float() == expected;
  }
}
