package dev.elbow.core.engine.dl4j;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All weights of a model in one flat [1 x n] array, and a view of it for each, row-major.
 *
 * <p>One array makes an optimizer one call and a copy of all weights one copy; row-major, because
 * the updaters are several times slower on column-major views.
 */
final class Weights implements AutoCloseable {

  /**
   * One weight.
   *
   * @param shape [inputs, outputs] of a matrix, [outputs] of a bias, [1] of a scalar
   */
  record Slot(String name, List<Long> shape) {
    static Slot matrix(String name, long inputs, long outputs) {
      return new Slot(name, List.of(inputs, outputs));
    }

    static Slot vector(String name, long size) {
      return new Slot(name, List.of(size));
    }

    boolean isMatrix() {
      return shape.size() == 2;
    }

    long[] dimensions() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }

    long size() {
      return Arrays.stream(dimensions()).reduce(1, Math::multiplyExact);
    }
  }

  private final INDArray flat;
  private final Map<String, INDArray> views;

  /** Zeros for the given slots. */
  Weights(List<Slot> slots) {
    flat = Nd4j.zeros(DataType.FLOAT, 1, slots.stream().mapToLong(Slot::size).sum());
    Map<String, INDArray> parts = new LinkedHashMap<>();
    long start = 0;
    for (Slot slot : slots) {
      long end = start + slot.size();
      INDArray part = flat.get(NDArrayIndex.point(0), NDArrayIndex.interval(start, end));
      parts.put(slot.name(), part.reshape('c', slot.dimensions()));
      start = end;
    }
    views = Collections.unmodifiableMap(parts);
  }

  /**
   * Matrices drawn as Glorot and Bengio (2010) propose, U(±√(6/(inputs + outputs))); all else 0.
   *
   * <p>Draws from the library's own generator, after seeding it.
   */
  static Weights initialised(List<Slot> slots, long seed) {
    Weights weights = new Weights(slots);
    IWeightInit glorot = WeightInit.XAVIER_UNIFORM.getWeightInitFunction();
    Nd4j.getRandom().setSeed(seed);
    for (Slot slot : slots) {
      if (slot.isMatrix()) {
        double inputs = slot.shape().get(0);
        double outputs = slot.shape().get(1);
        glorot.init(inputs, outputs, slot.dimensions(), 'c', weights.view(slot.name()));
      }
    }
    return weights;
  }

  /** [1 x number of weights], shared with every view. */
  INDArray flat() {
    return flat;
  }

  /** By name, in the order of the slots. */
  Map<String, INDArray> views() {
    return views;
  }

  INDArray view(String name) {
    INDArray view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException("there is no weight " + name);
    }
    return view;
  }

  @Override
  public void close() {
    flat.close();
  }
}
