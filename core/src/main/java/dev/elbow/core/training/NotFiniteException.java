package dev.elbow.core.training;

import java.io.Serial;

/** A number is NaN or infinite where a training needs it to be finite. */
final class NotFiniteException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int epoch;
  private final int step;
  private final String what;

  /**
   * @param epoch from 1
   * @param step from 1
   */
  NotFiniteException(int epoch, int step, String what) {
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

  TrainingResult.Diverged asResult() {
    return new TrainingResult.Diverged(epoch, step, what);
  }
}
