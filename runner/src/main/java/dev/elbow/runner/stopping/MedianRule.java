package dev.elbow.runner.stopping;

import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The median stopping rule [1, section 3.2.2]: after an epoch, a training ends if the best value
 * that it has had is below the median of the averages that the others had by the same epoch. It
 * assumes no shape of the curves.
 *
 * <p>The others are all that got there past their own warm-up, whether they went on or not. In [1]
 * they are those that completed; under a rule that ends the worse half, these would be ever better
 * company, and the median not that of the sweep.
 *
 * <ol>
 *   <li>D. Golovin, B. Solnik, S. Moitra, G. Kochanski, J. Karro, D. Sculley, "Google Vizier: a
 *       service for black-box optimization", KDD 2017
 * </ol>
 *
 * @param minTrials how many others there must be
 */
record MedianRule(int minEpochs, int minTrials) implements StopRule {

  @Override
  public Decision decide(LearningCurve trial, LearningCurves all) {
    int epoch = trial.epochs();
    if (epoch < minEpochs || !trial.mayEndHere()) {
      return new Decision.Continue();
    }
    double[] others =
        all.comparableAt(epoch)
            .filter(other -> !other.trial().equals(trial.trial()))
            .mapToDouble(other -> other.meanNats(epoch))
            .toArray();
    return others.length < minTrials
        ? new Decision.Continue()
        : decide(trial.bestNats(epoch), others, epoch);
  }

  private static Decision decide(double best, double[] others, int epoch) {
    double median = new Median().evaluate(others);
    return best < median
        ? new Decision.Stop(
            String.format(
                Locale.ROOT,
                "below the median of %d others by epoch %d, with an ELBO of %.2f nats at best; they"
                    + " had %.2f on average",
                others.length,
                epoch,
                best,
                median))
        : new Decision.Continue();
  }
}
