package dev.elbow.core.engine.dl4j;

import dev.elbow.core.engine.WeightSlot;
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

  private final INDArray flat;
  private final Map<String, INDArray> views;

  /** Zeros for the given slots. */
  Weights(List<WeightSlot> slots) {
    flat = Nd4j.zeros(DataType.FLOAT, 1, slots.stream().mapToLong(WeightSlot::size).sum());
    Map<String, INDArray> parts = new LinkedHashMap<>();
    long start = 0;
    for (WeightSlot slot : slots) {
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
  static Weights initialised(List<WeightSlot> slots, long seed) {
    Weights weights = new Weights(slots);
    IWeightInit glorot = WeightInit.XAVIER_UNIFORM.getWeightInitFunction();
    Nd4j.getRandom().setSeed(seed);
    for (WeightSlot slot : slots) {
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
