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
    double own = headingNats(trial, epoch);
    long better = there.stream().filter(curve -> headingNats(curve, epoch) > own).count();
    int goOn = (int) (there.size() * share(trial));
    return goOn == 0 || better < goOn
        ? new Decision.Continue()
        : new Decision.Stop(reason(trial, better, there.size() - 1, goOn));
  }

  /**
   * How much of those at a rung goes on: more where a single value does not tell who learns fast.
   */
  private double share(LearningCurve trial) {
    return trial.comparableEpochs() < 2 ? 2.0 / (eta + 1) : 1.0 / eta;
  }

  /** What a training would reach if it gained as much eta - 1 times more as in its last epoch. */
  private double headingNats(LearningCurve curve, int epoch) {
    double best = curve.bestNats(epoch);
    double gain = best - curve.bestNats(epoch - 1);
    return Double.isFinite(gain) ? best + (eta - 1) * gain : best;
  }

  private String reason(LearningCurve trial, long better, int others, int goOn) {
    int epoch = trial.epochs();
    double best = trial.bestNats(epoch);
    double gain = best - trial.bestNats(epoch - 1);
    return String.format(
        Locale.ROOT,
        "behind %d of %d others after %s, with an ELBO of %.2f nats%s; %s",
        better,
        others,
        epoch == 1 ? "1 epoch" : epoch + " epochs",
        best,
        Double.isFinite(gain) ? String.format(Locale.ROOT, " that rose by %.2f", gain) : "",
        goOn == 1 ? "only the best goes on" : "the best " + goOn + " go on");
  }
}
