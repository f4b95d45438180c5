package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import dev.elbow.core.engine.WeightSlot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** All weights of a model, or as many gradients: one flat tensor and a view of it for each. */
final class Weights {
  private final Tensor flat;
  private final Map<String, Tensor> views;

  /**
   * @param flat [as many as there are weights], in the order of {@link WeightLayout#slots}
   */
  Weights(Memory memory, WeightLayout layout, Tensor flat) {
    this.flat = flat;
    Map<String, Tensor> parts = new LinkedHashMap<>();
    long start = 0;
    for (WeightSlot slot : layout.slots()) {
      Tensor part = flat.narrow(0, start, slot.size());
      parts.put(slot.name(), memory.keep(part.view(slot.dimensions())));
      start += slot.size();
    }
    views = Collections.unmodifiableMap(parts);
  }

  static Weights zeros(Memory memory, WeightLayout layout, ScalarType type) {
    return new Weights(memory, layout, memory.zeros(type, layout.size()));
  }

  /**
   * Matrices drawn as Glorot and Bengio (2010) propose, U(±√(6/(inputs + outputs))); all else 0.
   * Drawn in the JVM: one seed gives the same weights on every device.
   */
  static float[] initial(WeightLayout layout, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(layout.size())];
    int start = 0;
    for (WeightSlot slot : layout.slots()) {
      int end = start + Math.toIntExact(slot.size());
      if (slot.isMatrix()) {
        double bound = Math.sqrt(6. / (slot.shape().get(0) + slot.shape().get(1)));
        for (int i = start; i < end; i++) {
          values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
      }
      start = end;
    }
    return values;
  }

  /** [number of weights], shared with every view. */
  Tensor flat() {
    return flat;
  }

  ScalarType type() {
    return flat.scalar_type();
  }

  /** The matrix of a layer, [inputs x outputs]. */
  Tensor matrix(String layer) {
    return view(WeightLayout.weight(layer));
  }

  /** The bias of a layer, [outputs]. */
  Tensor bias(String layer) {
    return view(WeightLayout.bias(layer));
  }

  /** All matrices, in order. */
  List<Tensor> matrices(WeightLayout layout) {
    return layout.slots().stream()
        .filter(WeightSlot::isMatrix)
        .map(slot -> view(slot.name()))
        .toList();
  }

  Tensor view(String name) {
    Tensor view = views.get(name);
    if (view == null) {
      throw new IllegalArgumentException("there is no weight " + name);
    }
    return view;
  }
}
