package dev.elbow.core.engine.libtorch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Copies between arrays of the JVM and contiguous tensors of 32-bit floats, wherever they lie. */
final class HostCopies {
  private HostCopies() {}

  /** Overwrites the first {@code count} values of a tensor. */
  static void write(float[] values, int start, int count, Tensor to) {
    if (to.is_cuda()) {
      Tensor staged = torch.empty(count);
      write(values, start, count, staged);
      to.view(-1).narrow(0, 0, count).copy_(staged);
    } else {
      try (FloatPointer target = to.data_ptr_float()) {
        target.put(values, start, count);
      }
    }
  }

  /** Reads the first {@code count} values of a tensor. */
  static void read(Tensor from, float[] values, int start, int count) {
    if (from.is_cuda()) {
      read(from.view(-1).narrow(0, 0, count).cpu(), values, start, count);
    } else {
      try (FloatPointer source = from.data_ptr_float()) {
        source.get(values, start, count);
      }
    }
  }

  /** All values of a tensor in a fresh array. */
  static float[] read(Tensor from) {
    float[] values = new float[Math.toIntExact(from.numel())];
    read(from, values, 0, values.length);
    return values;
  }
}
