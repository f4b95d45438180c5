package dev.elbow.core.engine.libtorch;

import dev.elbow.core.engine.WeightLayout;
import java.util.Optional;

/**
 * What layers are made of.
 *
 * @param weights of the type that products are computed in
 * @param gradients absent in evaluation
 * @param dropout absent in evaluation, and where nothing is dropped
 */
record Parts(
    Memory memory,
    WeightLayout layout,
    Weights weights,
    Nonlinearity nonlinearity,
    Optional<Gradients> gradients,
    Optional<Dropout> dropout) {

  static Parts forEvaluation(Memory memory, WeightLayout layout, Weights weights) {
    return forTraining(memory, layout, weights, Optional.empty(), Optional.empty());
  }

  static Parts forTraining(
      Memory memory,
      WeightLayout layout,
      Weights weights,
      Optional<Gradients> gradients,
      Optional<Dropout> dropout) {
    Nonlinearity nonlinearity = new Nonlinearity(memory, layout.config().activation());
    return new Parts(memory, layout, weights, nonlinearity, gradients, dropout);
  }

  int hiddenLayers() {
    return layout.config().hidden().size();
  }
}
