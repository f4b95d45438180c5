package dev.elbow.runner.stopping;

/**
 * Says whether a training goes on. Stateless: the same curves give the same answer. A training
 * within its own KL warm-up is neither ended nor compared with, one after its last epoch is not
 * ended any more, and values that are not finite are worse than all others.
 */
public interface StopRule {

  /**
   * Judges a training after the last epoch of its curve.
   *
   * @param trial its curve so far
   * @param all the curves of the sweep so far, its own included
   */
  Decision decide(LearningCurve trial, LearningCurves all);
}
