package dev.elbow.runner.stopping;

import java.util.List;
import java.util.Locale;

/**
 * The epochs after which trainings are halved, or rather cut to one in eta.
 *
 * @param first the first of them; each of the others is eta times the one before
 */
record Rungs(int first, int eta) {

  boolean contain(int epoch) {
    long rung = first;
    while (rung < epoch) {
      rung *= eta;
    }
    return rung == epoch;
  }

  /**
   * Whether a training goes on from its last epoch, a rung.
   *
   * @param there the curves that can be compared there, its own included
   */
  Decision decide(LearningCurve trial, List<LearningCurve> there) {
    int epoch = trial.epochs();
    double own = trial.bestNats(epoch);
    long better = there.stream().filter(curve -> curve.bestNats(epoch) > own).count();
    int among = there.size();
    int goOn = among / eta;
    if (among < eta || better < goOn) {
      return new Decision.Continue();
    }
    return new Decision.Stop(
        String.format(
            Locale.ROOT,
            "behind %d of %d others after %s, with an ELBO of %.2f nats; %s",
            better,
            among - 1,
            epoch == 1 ? "1 epoch" : epoch + " epochs",
            own,
            goOn == 1 ? "only the best goes on" : "the best " + goOn + " go on"));
  }
}
