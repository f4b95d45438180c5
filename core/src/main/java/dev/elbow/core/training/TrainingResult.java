package dev.elbow.core.training;

import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Measurements;

/** How a training ended. */
public sealed interface TrainingResult {

  /**
   * It ran its epochs, or stopped early.
   *
   * @param model with the best weights restored; the caller closes it
   * @param best what was measured after the epoch whose weights these are
   * @param epochs how many were trained
   * @param course what is known of the training as a whole: the best epoch, its time, the share of
   *     updates that were skipped
   */
  record Trained(VaeModel model, EpochMetrics best, int epochs, Measurements course)
      implements TrainingResult {}

  /**
   * A value was no longer finite. The listener has heard of every epoch before that one.
   *
   * @param epoch in which it happened, from 1
   * @param step within the epoch, from 1; 0 if it was seen when evaluating after the epoch
   * @param what was not finite, the first of what depends on one another, for a person: "the batch
   *     holds NaN", "posterior variance is infinite", "loss is NaN", "gradient is infinite"
   */
  record Diverged(int epoch, int step, String what) implements TrainingResult {}
}
