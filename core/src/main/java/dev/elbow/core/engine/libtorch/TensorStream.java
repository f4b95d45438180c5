package dev.elbow.core.engine.libtorch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.pytorch.Tensor;

/** Whole tensors of floats in a stream: how many values, then each as 32 bits, big-endian. */
final class TensorStream {
  private static final int VALUES_AT_ONCE = 1 << 14;

  private TensorStream() {}

  static void write(Tensor tensor, DataOutputStream out) throws IOException {
    float[] values = Calls.of(() -> HostCopies.read(tensor));
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(VALUES_AT_ONCE * Float.BYTES);
    for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, values.length - start);
      bytes.asFloatBuffer().put(values, start, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Overwrites all values of a tensor.
   *
   * @throws IOException if the stream ends too early or holds a tensor of another size
   */
  static void read(DataInputStream in, Tensor tensor) throws IOException {
    int length = in.readInt();
    if (length != tensor.numel()) {
      throw new IOException("expected " + tensor.numel() + " values, found " + length);
    }
    float[] values = new float[length];
    ByteBuffer bytes = ByteBuffer.allocate(VALUES_AT_ONCE * Float.BYTES);
    for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, values.length - start);
      in.readFully(bytes.array(), 0, count * Float.BYTES);
      bytes.asFloatBuffer().get(values, start, count);
    }
    Calls.run(() -> HostCopies.write(values, 0, length, tensor));
  }
}
