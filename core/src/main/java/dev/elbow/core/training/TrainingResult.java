package dev.elbow.core.training;

import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.FinalMetrics;

/** How a training ended. */
public sealed interface TrainingResult {

  /**
   * It ran its epochs, or stopped early.
   *
   * @param model with the best weights restored; the caller closes it
   * @param epochs how many were trained
   */
  record Trained(VaeModel model, FinalMetrics metrics, int epochs) implements TrainingResult {}

  /**
   * A value was no longer finite.
   *
   * @param epoch in which it happened, from 1
   * @param step within the epoch, from 1; 0 if it was seen when evaluating after the epoch
   * @param what was not finite, for a person: "loss is NaN"
   */
  record Diverged(int epoch, int step, String what) implements TrainingResult {}
}
