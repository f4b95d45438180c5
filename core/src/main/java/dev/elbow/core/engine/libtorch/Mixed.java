package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Values in 32 bits and a copy of them in the type that products are computed in; one tensor where
 * the two types are the same. Whoever overwrites one side says so.
 *
 * @param wide 32-bit floats
 * @param narrow what products read and write
 * @param apart whether they are two tensors
 */
record Mixed(Tensor wide, Tensor narrow, boolean apart) {

  Mixed(Tensor wide, Tensor narrow) {
    this(wide, narrow, wide.scalar_type() != narrow.scalar_type());
  }

  /** Zeros. */
  static Mixed zeros(Memory memory, ScalarType type, long... shape) {
    return of(memory, memory.zeros(type, shape));
  }

  /** A product's result, and room for it in 32 bits. */
  static Mixed of(Memory memory, Tensor narrow) {
    return narrow.scalar_type() == ScalarType.Float
        ? new Mixed(narrow, narrow)
        : new Mixed(memory.keep(narrow.to(ScalarType.Float)), narrow);
  }

  /** Brings what a product wrote to the wide side. */
  void widen() {
    if (apart) {
      wide.copy_(narrow);
    }
  }

  /** Brings the wide side to where a product reads. */
  void round() {
    if (apart) {
      narrow.copy_(wide);
    }
  }
}
