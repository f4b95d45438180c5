package dev.elbow.runner.evidence;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.LearningCurve;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.stopping.Prospects;
import dev.elbow.runner.trial.TrialId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the scores of trials that were stopped early would have become.
 *
 * <p>Left as it is, a score of one epoch would tell a search that a region is far worse than it is.
 * A bound of ln p(x) in nats is therefore raised by what completed trials gained, in the middle, on
 * the β = 1 ELBO between that epoch and their end, but not above any completed trial that was ahead
 * of it there, nor above the best one. That is what stopping it took for granted; without it, a
 * search goes back again and again to where trainings begin badly and are stopped. All other
 * objectives are taken as they are, since nothing is known of how they go on.
 *
 * @param objectives in the order of the scores
 * @param completed what the completed trials scored
 */
record StoppedEstimates(
    List<MetricSpec> objectives, Prospects prospects, Map<TrialId, Measured> completed) {
  private static final Set<Metric> BOUNDS =
      EnumSet.of(
          Metric.VALID_ELBO,
          Metric.ELBO_GAIN,
          Metric.VALID_IWAE1,
          Metric.VALID_IWAE5,
          Metric.VALID_IWAE64,
          Metric.VALID_NLL,
          Metric.TEST_ELBO,
          Metric.TEST_NLL);

  StoppedEstimates {
    objectives = List.copyOf(objectives);
    completed = Map.copyOf(completed);
  }

  static StoppedEstimates of(
      SweepSpec spec, LearningCurves curves, Map<TrialId, Measured> completed) {
    Prospects prospects = Prospects.of(curves, completed.keySet());
    return new StoppedEstimates(spec.objectives().all(), prospects, completed);
  }

  /**
   * The scores that it might have had at its end.
   *
   * @param curve up to where it was stopped
   */
  Measured estimate(Measured stopped, LearningCurve curve) {
    double gainNats = prospects.gainNats(curve.epochs());
    Set<TrialId> ahead = prospects.aheadOf(curve);
    List<Double> scores =
        IntStream.range(0, objectives.size())
            .mapToObj(
                objective -> {
                  double score = stopped.scores().get(objective);
                  return isBound(objective)
                      ? Math.max(score, Math.min(score + gainNats, limit(objective, ahead, score)))
                      : score;
                })
            .toList();
    return new Measured(scores, stopped.margins(), false);
  }

  private boolean isBound(int objective) {
    MetricSpec sought = objectives.get(objective);
    Goal tighter = sought.metric().better() == Metric.Better.HIGHER ? Goal.MAXIMIZE : Goal.MINIMIZE;
    return BOUNDS.contains(sought.metric()) && sought.goal() == tighter;
  }

  /** The least that those ahead of it scored; the most that anyone did if nobody was. */
  private double limit(int objective, Set<TrialId> ahead, double score) {
    OptionalDouble least = ahead.stream().mapToDouble(trial -> scoreOf(trial, objective)).min();
    return least.orElseGet(
        () ->
            completed.keySet().stream()
                .mapToDouble(trial -> scoreOf(trial, objective))
                .max()
                .orElse(score));
  }

  private double scoreOf(TrialId trial, int objective) {
    return Objects.requireNonNull(completed.get(trial)).scores().get(objective);
  }
}
