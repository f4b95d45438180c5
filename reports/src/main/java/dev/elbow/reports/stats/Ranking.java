package dev.elbow.reports.stats;

import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The trials that ended with finite values of all objectives, best first: feasible ones, then
 * infeasible ones by how far they violate the constraints. Those that violate them alike are
 * ordered by the objective or, if there are two, as {@link TradeOffs} orders them. Ties go to the
 * lower number. Replicates have no place; where their means decide, the trials that they repeat
 * come first, in the order of these means.
 *
 * @param front how many feasible trials no other feasible one dominates; they come first
 */
public record Ranking(List<Scored> trials, int front) {
  public Ranking {
    trials = List.copyOf(trials);
  }

  /** The feasible trials that no other feasible one dominates, the compromise first. */
  public List<Scored> onFront() {
    return trials.subList(0, front);
  }

  /** Ranks the trials of a report. */
  public static Ranking of(SweepReport report) {
    List<Scored> scored = new ArrayList<>();
    for (int row = 0; row < report.trials().size(); row++) {
      TrialRow trial = report.trials().get(row);
      double[] values = values(report, trial);
      if (trial.origin().isReplicate()) {
        continue;
      }
      if (hasEnded(trial.state()) && DoubleStream.of(values).allMatch(Double::isFinite)) {
        double error = standardError(report, trial, report.objective().metricId());
        scored.add(new Scored(row, trial, values[0], error));
      }
    }
    return byMeans(report, ordered(report, scored));
  }

  private static Ranking byMeans(SweepReport report, Ranking single) {
    List<Scored> ordered = new ArrayList<>();
    for (Replication replication : report.findings().replications()) {
      if (replication.decides()) {
        single.trials().stream()
            .filter(scored -> scored.trial().number() == replication.trial())
            .forEach(ordered::add);
      }
    }
    if (ordered.isEmpty()) {
      return single;
    }
    single.trials().stream().filter(scored -> !ordered.contains(scored)).forEach(ordered::add);
    return new Ranking(ordered, 1);
  }

  private static Ranking ordered(SweepReport report, List<Scored> scored) {
    Map<Double, List<Scored>> alike =
        scored.stream()
            .sorted(Comparator.comparingInt(one -> one.trial().number()))
            .collect(
                Collectors.groupingBy(
                    one -> one.trial().feasibility().violation(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Scored> ordered = new ArrayList<>();
    alike.values().forEach(group -> order(report, group).forEach(i -> ordered.add(group.get(i))));
    List<Scored> feasible = alike.getOrDefault(0.0, List.of());
    List<List<Integer>> layers = TradeOffs.layers(scores(report, feasible));
    return new Ranking(ordered, layers.isEmpty() ? 0 : layers.get(0).size());
  }

  private static List<Integer> order(SweepReport report, List<Scored> group) {
    return TradeOffs.order(scores(report, group));
  }

  /** [trials x objectives], turned so that larger is better. */
  private static double[][] scores(SweepReport report, List<Scored> group) {
    List<Objective> objectives = report.objective().all();
    double[][] scores = new double[group.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = values(report, group.get(i).trial());
      for (int k = 0; k < scores[i].length; k++) {
        scores[i][k] = objectives.get(k).score(scores[i][k]);
      }
    }
    return scores;
  }

  /** Of each objective; NaN where there is none. */
  private static double[] values(SweepReport report, TrialRow trial) {
    return report.objective().all().stream()
        .mapToInt(objective -> report.metricIndex(objective.metricId()).orElseThrow())
        .mapToDouble(column -> trial.metrics().get(column).orElse(Double.NaN))
        .toArray();
  }

  /** The standard error of a trial's metric, or NaN if the report has none. */
  public static double standardError(SweepReport report, TrialRow trial, String metricId) {
    OptionalInt column = report.metricIndex(metricId + "_se");
    return column.isPresent()
        ? trial.metrics().get(column.getAsInt()).orElse(Double.NaN)
        : Double.NaN;
  }

  /** At most the given number of trials, best first. */
  public List<Scored> top(int count) {
    return trials.subList(0, Math.min(count, trials.size()));
  }

  public boolean isEmpty() {
    return trials.isEmpty();
  }

  private static boolean hasEnded(TrialState state) {
    return state == TrialState.COMPLETED || state == TrialState.STOPPED;
  }
}
