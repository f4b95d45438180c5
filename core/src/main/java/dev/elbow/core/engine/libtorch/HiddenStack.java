package dev.elbow.core.engine.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.Tensor;

/** The hidden layers of an encoder or a decoder, any number of them. */
final class HiddenStack {
  private final Tensor output;
  private final List<HiddenLayer> layers = new ArrayList<>();

  /**
   * @param names of the layers, counted from 0 at the input
   * @param input [rows x inputs]
   */
  HiddenStack(Parts parts, IntFunction<String> names, Tensor input) {
    Tensor last = input;
    for (int i = 0; i < parts.hiddenLayers(); i++) {
      layers.add(new HiddenLayer(parts, names.apply(i), last));
      last = layers.get(i).output();
    }
    output = last;
  }

  /** Of the last layer, or the input where there is none. */
  Tensor output() {
    return output;
  }

  /** Where the gradient in the output belongs; absent without layers. */
  Optional<Tensor> outputGradient() {
    return layers.isEmpty()
        ? Optional.empty()
        : Optional.of(layers.get(layers.size() - 1).outputGradient());
  }

  void forward() {
    layers.forEach(HiddenLayer::forward);
  }

  /**
   * @param inputGradient overwritten with the gradient in the input, where that is wanted
   */
  void backward(Optional<Tensor> inputGradient) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      HiddenLayer layer = layers.get(i);
      layer.backward();
      if (i > 0) {
        layer.backwardInto(layers.get(i - 1).outputGradient());
      } else {
        inputGradient.ifPresent(layer::backwardInto);
      }
    }
  }
}
