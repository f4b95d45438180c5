package dev.elbow.runner.stopping;

import dev.elbow.core.model.TrainingConfig;
import dev.elbow.runner.trial.TrialId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a training has reached, epoch by epoch.
 *
 * @param plannedEpochs how long the training is to be
 * @param warmupEpochs when β has reached its full value for good; epochs up to there are those of
 *     another objective, and never looked at
 * @param validElboNats the β = 1 ELBO of the validation split after each epoch, from the first
 */
public record LearningCurve(
    TrialId trial, int plannedEpochs, double warmupEpochs, List<Double> validElboNats) {
  public LearningCurve {
    validElboNats = List.copyOf(validElboNats);
  }

  /** The curve of a training that has not begun. */
  public static LearningCurve begin(TrialId trial, TrainingConfig training) {
    int epochs = training.epochs();
    double warmup = training.objective().klSchedule().warmupEpochs(epochs);
    return new LearningCurve(trial, epochs, warmup, List.of());
  }

  /** How many epochs are done. */
  public int epochs() {
    return validElboNats.size();
  }

  /**
   * The curve with an epoch more, or with another value for an epoch that it has.
   *
   * @param epoch from 1; at most one more than there are
   */
  public LearningCurve with(int epoch, double elboNats) {
    List<Double> values = new ArrayList<>(validElboNats);
    if (epoch <= values.size()) {
      values.set(epoch - 1, elboNats);
    } else {
      values.add(elboNats);
    }
    return with(values);
  }

  /** The curve of the same training with these values. */
  public LearningCurve with(List<Double> elbosNats) {
    return new LearningCurve(trial, plannedEpochs, warmupEpochs, elbosNats);
  }

  /** Whether the training got to this epoch, and β was at its full value in a part of it. */
  public boolean isComparableAt(int epoch) {
    return epoch <= epochs() && epoch > warmupEpochs;
  }

  /** Whether the training has just got to where it may be ended: not within it, not at its end. */
  boolean mayEndHere() {
    return isComparableAt(epochs()) && epochs() < plannedEpochs;
  }

  /** How many epochs since the warm-up can be compared. */
  int comparableEpochs() {
    return epochs() - Math.min(epochs(), (int) Math.floor(warmupEpochs));
  }

  /** The highest value by an epoch, the warm-up left out; −∞ if none is finite. */
  double bestNats(int epoch) {
    return comparable(epoch).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The mean of the values by an epoch, the warm-up left out; −∞ if none is finite. */
  double meanNats(int epoch) {
    return comparable(epoch).average().orElse(Double.NEGATIVE_INFINITY);
  }

  private DoubleStream comparable(int epoch) {
    int first = Math.min(epoch, (int) Math.floor(warmupEpochs));
    return validElboNats.subList(first, epoch).stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite);
  }
}
