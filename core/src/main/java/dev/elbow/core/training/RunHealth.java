package dev.elbow.core.training;

import dev.elbow.core.engine.VaeLearner.Step;

/**
 * How well the updates of some consecutive steps went.
 *
 * @param meanGradientNorm mean over all steps, those skipped included, of the L2 norm of the
 *     gradient over all weights, before it was clipped
 * @param maxGradientNorm the largest of those norms
 * @param steps how many there were, at least 1
 * @param skippedUpdates in how many of them the gradient's norm exceeded {@code skip_threshold}, so
 *     that the weights stayed as they were
 * @param klWeight β times the factor of the KL schedule in the last of them
 */
record RunHealth(
    double meanGradientNorm,
    double maxGradientNorm,
    int steps,
    int skippedUpdates,
    double klWeight) {

  /** The share of the updates that were skipped, from 0 to 1. */
  double skippedShare() {
    return skippedUpdates / (double) steps;
  }

  /** Takes up one step after the other. */
  static final class Tally {
    private double lossSum;
    private double normSum;
    private double largestNorm;
    private int steps;
    private int skipped;
    private double lastKlWeight;

    /**
     * @param klWeight what the KL term was weighed by in this step
     */
    void add(Step step, double klWeight) {
      lossSum += step.lossNats();
      normSum += step.gradientNorm();
      largestNorm = Math.max(largestNorm, step.gradientNorm());
      skipped += step.skipped() ? 1 : 0;
      lastKlWeight = klWeight;
      steps++;
    }

    /** The mean over all steps, those skipped included. */
    double meanLossNats() {
      return lossSum / steps;
    }

    RunHealth health() {
      return new RunHealth(normSum / steps, largestNorm, steps, skipped, lastKlWeight);
    }
  }
}
