package dev.elbow.core.training;

import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.LearningRateSchedule.Constant;
import dev.elbow.core.model.LearningRateSchedule.Cosine;
import dev.elbow.core.model.LearningRateSchedule.Plateau;
import dev.elbow.core.model.LearningRateSchedule.Step;
import dev.elbow.core.model.OptimizerConfig;

/**
 * The learning rate of each epoch. It remembers what a plateau schedule needs to know of the epochs
 * before.
 */
final class LearningRate {
  private final double initial;
  private final LearningRateSchedule schedule;
  private final int totalEpochs;
  private double plateauFactor = 1;
  private double bestElboNats = Double.NEGATIVE_INFINITY;
  private int epochsWithoutImprovement;

  LearningRate(OptimizerConfig optimizer, int totalEpochs) {
    this.initial = optimizer.learningRate();
    this.schedule = optimizer.schedule();
    this.totalEpochs = totalEpochs;
  }

  /**
   * The rate throughout an epoch.
   *
   * @param epoch from 1, the one after the last that was observed
   */
  double inEpoch(int epoch) {
    if (schedule instanceof Constant) {
      return initial;
    }
    if (schedule instanceof Step step) {
      int drops = (epoch - 1) / step.everyEpochs();
      return initial * Math.pow(step.factor(), drops);
    }
    if (schedule instanceof Cosine cosine) {
      return initial * cosineFactor(cosine.finalFraction(), epoch);
    }
    if (schedule instanceof Plateau) {
      return initial * plateauFactor;
    }
    throw new AssertionError(schedule);
  }

  /**
   * Tells what an epoch has reached. Epochs of a KL warm-up are not told: there the β = 1 ELBO
   * falls because β rises, not because the rate is too high.
   */
  void observe(double validElboNats) {
    if (!(schedule instanceof Plateau plateau)) {
      return;
    }
    if (validElboNats > bestElboNats) {
      bestElboNats = validElboNats;
      epochsWithoutImprovement = 0;
    } else if (++epochsWithoutImprovement == plateau.patience()) {
      plateauFactor *= plateau.factor();
      epochsWithoutImprovement = 0;
    }
  }

  private double cosineFactor(double finalFraction, int epoch) {
    double progress = totalEpochs == 1 ? 0 : (epoch - 1) / (double) (totalEpochs - 1);
    return finalFraction + (1 - finalFraction) * 0.5 * (1 + Math.cos(Math.PI * progress));
  }
}
