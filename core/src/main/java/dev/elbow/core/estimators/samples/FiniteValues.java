package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Posterior;

/** Rejects NaN and infinities where they would turn into a plausible number. */
final class FiniteValues {
  private FiniteValues() {}

  /**
   * @param what the rows are, for the message
   * @throws IllegalArgumentException at the first value that is not finite
   */
  static void require(Matrix matrix, String what) {
    float[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "row %d of the %s holds %s".formatted(i / matrix.columns(), what, values[i]));
      }
    }
  }

  static void require(Posterior posterior) {
    require(posterior.mean(), "posterior means");
    require(posterior.logVariance(), "posterior log variances");
  }
}
