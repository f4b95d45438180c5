package dev.elbow.core.engine.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole float arrays in a stream: how many values, then each as 32 bits, big-endian. */
final class ArrayStream {
  private static final int VALUES_AT_ONCE = 1 << 14;

  private ArrayStream() {}

  /**
   * @param array no view
   */
  static void write(INDArray array, DataOutputStream out) throws IOException {
    float[] values = new float[Math.toIntExact(array.length())];
    HostArrays.read(array, values, 0, values.length);
    write(values, out);
  }

  static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(VALUES_AT_ONCE, values.length) * Float.BYTES);
    for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, values.length - start);
      bytes.asFloatBuffer().put(values, start, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }

  /**
   * Overwrites all values of an array.
   *
   * @param array no view
   * @throws IOException if the stream ends too early or holds an array of another length
   */
  static void read(DataInputStream in, INDArray array) throws IOException {
    float[] values = new float[Math.toIntExact(array.length())];
    read(in, values);
    HostArrays.write(values, 0, values.length, array);
  }

  /**
   * Overwrites all values of an array.
   *
   * @throws IOException if the stream ends too early or holds an array of another length
   */
  static void read(DataInputStream in, float[] values) throws IOException {
    int length = in.readInt();
    if (length != values.length) {
      throw new IOException("expected " + values.length + " values, found " + length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(VALUES_AT_ONCE, values.length) * Float.BYTES);
    for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, values.length - start);
      in.readFully(bytes.array(), 0, count * Float.BYTES);
      bytes.asFloatBuffer().get(values, start, count);
    }
  }
}
