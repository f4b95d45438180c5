package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.Prospects;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the scores of trials that were stopped early would have become.
 *
 * <p>Left as it is, a score of one epoch would tell a search that a region is far worse than it is.
 * A bound of ln p(x) in nats is therefore raised by what completed trials gained, in the middle, on
 * the β = 1 ELBO between that epoch and their end, but not above the best completed score: nothing
 * that was only estimated becomes the best. All other objectives are taken as they are, since
 * nothing is known of how they go on.
 *
 * @param objectives in the order of the scores
 * @param completed what the completed trials scored
 */
record StoppedEstimates(
    List<MetricSpec> objectives, Prospects prospects, Collection<Measured> completed) {
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
    completed = List.copyOf(completed);
  }

  static StoppedEstimates of(SweepSpec spec, Prospects prospects, Collection<Measured> completed) {
    return new StoppedEstimates(spec.objectives().all(), prospects, completed);
  }

  /**
   * The scores that it might have had at its end.
   *
   * @param epochs after which it was stopped
   */
  Measured estimate(Measured stopped, int epochs) {
    double gainNats = prospects.gainNats(epochs);
    List<Double> scores =
        IntStream.range(0, objectives.size())
            .mapToObj(objective -> estimate(objective, stopped.scores().get(objective), gainNats))
            .toList();
    return new Measured(scores, stopped.margins(), false);
  }

  private double estimate(int objective, double score, double gainNats) {
    if (!BOUNDS.contains(objectives.get(objective).metric())) {
      return score;
    }
    double best =
        completed.stream()
            .mapToDouble(measured -> measured.scores().get(objective))
            .max()
            .orElse(score);
    return Math.max(score, Math.min(score + gainNats, best));
  }
}
