package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner.Step;
import dev.elbow.core.engine.VaeModel;
import java.io.Serial;

/** A number is NaN or infinite where a training needs it to be finite. */
final class NotFiniteException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int epoch;
  private final int step;
  private final String what;

  private NotFiniteException(int epoch, int step, String what) {
    super("epoch " + epoch + ", step " + step + ": " + what);
    this.epoch = epoch;
    this.step = step;
    this.what = what;
  }

  /**
   * Checks what was measured between epochs.
   *
   * @param epoch from 1
   */
  static void check(int epoch, String name, double value) throws NotFiniteException {
    if (!Double.isFinite(value)) {
      throw new NotFiniteException(epoch, 0, name + " is " + NonFinite.word(value));
    }
  }

  /**
   * Checks a step, and looks for what came first once something is not finite.
   *
   * @param epoch from 1
   * @param step from 1
   * @param model with the weights that the step began with
   */
  static void check(int epoch, int step, Step result, Matrix batch, VaeModel model)
      throws NotFiniteException {
    if (!result.isFinite()) {
      throw new NotFiniteException(epoch, step, NonFinite.cause(result, batch, model));
    }
  }

  TrainingResult.Diverged asResult() {
    return new TrainingResult.Diverged(epoch, step, what);
  }
}
