package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Posterior;
import org.jspecify.annotations.Nullable;

/** The model under examination and the examples it is examined on. */
final class Subject {
  private static final int MOST_EXAMPLES = 5000;

  /**
   * Memory is bounded whatever the sizes of a code and of an example: 64 MB of examples, of means
   * and of variances each.
   */
  private static final int MOST_VALUES = 1 << 24;

  private final VaeModel model;
  private final EvaluationData data;
  private final Matrix sample;
  private @Nullable Posterior posterior;

  Subject(VaeModel model, EvaluationData data) {
    this.model = model;
    this.data = data;
    int widest = Math.max(model.config().latentSize(), model.dataSize());
    int affordable = Math.max(2, MOST_VALUES / widest);
    this.sample = first(data.validation(), Math.min(MOST_EXAMPLES, affordable));
  }

  static Matrix first(Matrix examples, int most) {
    return examples.rows() <= most ? examples : examples.rows(0, most);
  }

  VaeModel model() {
    return model;
  }

  EvaluationData data() {
    return data;
  }

  /**
   * The first validation examples, as many as estimators look at that need all their codes at once.
   */
  Matrix sample() {
    return sample;
  }

  /** Of the sample. Encoded when first asked for: a part that does so may fail, and fails alone. */
  Posterior posterior() {
    if (posterior == null) {
      posterior = model.encode(sample);
    }
    return posterior;
  }

  int latentSize() {
    return model.config().latentSize();
  }
}
