package dev.elbow.runner.stopping;

import dev.elbow.runner.trial.TrialId;
import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What trainings that were ended early would have become, as far as those that were not can tell.
 *
 * @param completed the curves of trials that were trained to their end
 */
public record Prospects(List<LearningCurve> completed) {
  public Prospects {
    completed = List.copyOf(completed);
  }

  public static Prospects of(LearningCurves curves, Collection<TrialId> completed) {
    return new Prospects(completed.stream().flatMap(trial -> curves.of(trial).stream()).toList());
  }

  /**
   * By how much completed trials improved their β = 1 ELBO between an epoch and their end: the
   * median, in nats, never negative; 0 if nothing is known.
   */
  public double gainNats(int epoch) {
    double[] gains =
        completed.stream()
            .filter(curve -> curve.isComparableAt(epoch) && curve.epochs() > epoch)
            .mapToDouble(curve -> curve.bestNats(curve.epochs()) - curve.bestNats(epoch))
            .filter(Double::isFinite)
            .toArray();
    return gains.length == 0 ? 0 : new Median().evaluate(gains);
  }
}
