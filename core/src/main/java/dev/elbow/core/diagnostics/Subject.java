package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Posterior;
import java.util.Optional;

/**
 * The model under examination and the examples it is examined on.
 *
 * @param validation all validation examples
 * @param posterior of the validation examples
 */
record Subject(
    VaeModel model, Matrix train, Matrix validation, Optional<Matrix> test, Posterior posterior) {

  static Subject of(VaeModel model, EvaluationData data) {
    return new Subject(
        model, data.train(), data.validation(), data.test(), model.encode(data.validation()));
  }
}
