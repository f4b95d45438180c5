package dev.elbow.core.engine.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between the JVM's arrays and the library's, straight from memory to memory: the library's
 * own calls copy element by element and take fifty times as long.
 */
final class HostArrays {
  private HostArrays() {}

  /** Overwrites the first {@code length} values of a row-major array. */
  static void write(float[] from, int offset, int length, INDArray to) {
    host(to).put(from, offset, length);
    Nd4j.getAffinityManager().tagLocation(to, Location.HOST);
  }

  /** Copies the first {@code length} values of a row-major array. */
  static void read(INDArray from, float[] to, int offset, int length) {
    Nd4j.getAffinityManager().ensureLocation(from, Location.HOST);
    host(from).get(to, offset, length);
  }

  /**
   * The memory of a row-major array itself, as long as the array is in use. On a GPU this is not
   * where the arithmetic is done.
   */
  static FloatBuffer buffer(INDArray array) {
    return new FloatPointer(host(array)).capacity(array.length()).asBuffer();
  }

  /** Where a whole float array lies in this process's memory; no views. */
  private static FloatPointer host(INDArray array) {
    return (FloatPointer) array.data().pointer();
  }
}
