package dev.elbow.core.engine.dl4j;

import dev.elbow.core.data.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between the JVM's arrays and the library's. */
final class HostArrays {
  private HostArrays() {}

  /** Overwrites a whole [rows x columns] array. */
  static void write(Matrix from, INDArray to) {
    long[] shape = {from.rows(), from.columns()};
    try (INDArray copy = Nd4j.create(from.values(), shape, 'c')) {
      to.assign(copy);
    }
  }

  /** A copy of a whole array, row after row. */
  static float[] read(INDArray from) {
    return from.data().asFloat();
  }
}
