package dev.elbow.core.training;

import dev.elbow.core.metrics.EpochMetrics;

/** Hears of a training as it happens, on the training thread, and may end it. */
@FunctionalInterface
public interface TrainingListener {

  /** What to do after an epoch. */
  enum Next {
    CONTINUE,
    /** End training here; the best weights so far are restored and evaluated. */
    STOP
  }

  /** Called once per finished epoch, in order. */
  Next afterEpoch(EpochMetrics metrics);
}
