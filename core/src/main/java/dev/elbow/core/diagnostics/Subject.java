package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Posterior;

/**
 * The model under examination and the examples it is examined on.
 *
 * @param sample the first validation examples, as many as estimators look at that need all their
 *     codes at once
 * @param posterior of the sample
 */
record Subject(VaeModel model, EvaluationData data, Matrix sample, Posterior posterior) {
  private static final int MOST_EXAMPLES = 5000;

  /** Memory is bounded whatever the latent size: 64 MB of means, and as much of variances. */
  private static final int MOST_VALUES = 1 << 24;

  static Subject of(VaeModel model, EvaluationData data) {
    int affordable = Math.max(2, MOST_VALUES / model.config().latentSize());
    Matrix sample = first(data.validation(), Math.min(MOST_EXAMPLES, affordable));
    return new Subject(model, data, sample, model.encode(sample));
  }

  static Matrix first(Matrix examples, int most) {
    return examples.rows() <= most ? examples : examples.rows(0, most);
  }

  int latentSize() {
    return model.config().latentSize();
  }
}
