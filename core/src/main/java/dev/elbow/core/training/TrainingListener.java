package dev.elbow.core.training;

import dev.elbow.core.metrics.EpochMetrics;
import java.util.List;

/** Hears of a training as it happens, on the training thread, and may end it. */
@FunctionalInterface
public interface TrainingListener {

  /** What to do after an epoch. */
  enum Next {
    CONTINUE,
    /** End training here; the best weights so far are restored and evaluated. */
    STOP
  }

  /**
   * Called once, before the first step.
   *
   * @param done the epochs behind the checkpoint from which the training goes on, from the first;
   *     {@link #afterEpoch} does not hear of them again. Empty if it begins anew
   */
  default void starting(List<EpochMetrics> done) {}

  /** Called once per finished epoch, in order. */
  Next afterEpoch(EpochMetrics metrics);
}
