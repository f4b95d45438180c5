package dev.elbow.runner.stopping;

import java.util.List;

/**
 * Hyperband [1] with asynchronous brackets [2].
 *
 * <p>How long a training must be before its rank says anything is not known beforehand. Hyperband
 * bets on several answers: brackets of {@link AshaRule successive halving} side by side, the first
 * with rungs from {@code minEpochs}, each of the others without the lowest rung of the one before,
 * and the last without any rung, which is plain search. Trials are only compared within their
 * bracket. A bracket with s rungs, of S + 1 brackets, gets ⌈(S + 1) · eta^s / (s + 1)⌉ trials, so
 * that each costs about the same [1, algorithm 1].
 *
 * <p>Which bracket a trial belongs to depends on its number alone (and on its own number of epochs,
 * where that is searched): the fractional parts of multiples of the golden ratio spread evenly over
 * [0, 1), from the first few on [3], and each bracket has its share of that interval.
 *
 * <ol>
 *   <li>L. Li, K. Jamieson, G. DeSalvo, A. Rostamizadeh, A. Talwalkar, "Hyperband: a novel
 *       bandit-based approach to hyperparameter optimization", JMLR 18(185), 2018
 *   <li>L. Li and others, "A system for massively parallel hyperparameter tuning", MLSys 2020
 *   <li>D. E. Knuth, "The Art of Computer Programming", volume 3, section 6.4, theorem S
 * </ol>
 */
record HyperbandRule(int minEpochs, int eta) implements StopRule {
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  @Override
  public Decision decide(LearningCurve trial, LearningCurves all) {
    int bracket = bracket(trial);
    Rungs rungs = new Rungs(firstRung(bracket), eta);
    if (!trial.mayEndHere() || !rungs.contain(trial.epochs())) {
      return new Decision.Continue();
    }
    List<LearningCurve> there =
        all.comparableAt(trial.epochs()).filter(other -> bracket(other) == bracket).toList();
    return rungs.decide(trial, there);
  }

  private int firstRung(int bracket) {
    return (int) Math.min(Integer.MAX_VALUE, minEpochs * Math.pow(eta, bracket));
  }

  /** Which rung of the sweep is the trial's first, from 0; the number of rungs if it has none. */
  int bracket(LearningCurve trial) {
    int rungs = rungsBelow(trial.plannedEpochs());
    double place = (trial.trial().number() - 1) * GOLDEN_RATIO % 1 * size(rungs);
    int bracket = 0;
    for (double end = trials(rungs, rungs); bracket < rungs && place >= end; bracket++) {
      end += trials(rungs, rungs - bracket - 1);
    }
    return bracket;
  }

  private int rungsBelow(int epochs) {
    int count = 0;
    for (long rung = minEpochs; rung < epochs; rung *= eta) {
      count++;
    }
    return count;
  }

  /** The trials of all brackets, of which there is one more than rungs. */
  private double size(int rungs) {
    double size = 0;
    for (int own = 0; own <= rungs; own++) {
      size += trials(rungs, own);
    }
    return size;
  }

  /**
   * The trials of a bracket.
   *
   * @param own how many of the rungs it has
   */
  private double trials(int rungs, int own) {
    return Math.ceil((rungs + 1) * Math.pow(eta, own) / (own + 1));
  }
}
