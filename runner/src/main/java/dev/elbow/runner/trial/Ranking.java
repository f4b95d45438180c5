package dev.elbow.runner.trial;

import dev.elbow.core.metrics.Metric;
import dev.elbow.reports.stats.TradeOffs;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import dev.elbow.runner.spec.SweepSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Orders trials by a sweep's objectives and constraints: feasible ones first, then the infeasible
 * ones by how far they are from feasible, relative to the bounds. Trials that violate the
 * constraints alike, as all feasible ones do, are ordered by their score. With two objectives they
 * are ordered by Pareto layers, and in a layer by their distance to its ideal, as {@link TradeOffs}
 * has it. Ties go to the lower trial number, so that an order never depends on which trial ended
 * first.
 */
public record Ranking(Objectives objectives, Constraints constraints) {

  /** With one objective. */
  public Ranking(MetricSpec objective, Constraints constraints) {
    this(Objectives.of(objective), constraints);
  }

  /** The order that a sweep asks for. */
  public static Ranking of(SweepSpec spec) {
    return new Ranking(spec.objectives(), spec.constraints());
  }

  /** The trials with finite objectives, best first; all others are left out. */
  public List<TrialRecord> order(Collection<TrialRecord> trials) {
    return alike(trials).values().stream().flatMap(group -> ordered(group).stream()).toList();
  }

  /** The trials with finite objectives by their violation, from none on; in each by number. */
  private SortedMap<Double, List<TrialRecord>> alike(Collection<TrialRecord> trials) {
    return trials.stream()
        .filter(this::isUsable)
        .sorted(Comparator.comparing(TrialRecord::id))
        .collect(
            Collectors.groupingBy(trial -> violation(trial), TreeMap::new, Collectors.toList()));
  }

  private List<TrialRecord> ordered(List<TrialRecord> group) {
    return TradeOffs.order(allScores(group)).stream().map(group::get).toList();
  }

  private double[][] allScores(List<TrialRecord> trials) {
    return trials.stream().map(trial -> scores(trial)).toArray(double[][]::new);
  }

  /**
   * The best feasible trial; empty if there is none. Where the sweep names no constraints, the
   * first in order if none is feasible. With two objectives it is a compromise: of the front, the
   * trial nearest to the best of each objective, each scaled to its range on the front.
   */
  public Optional<TrialRecord> best(Collection<TrialRecord> trials) {
    return candidates(trials).map(group -> ordered(group).get(0));
  }

  /**
   * The Pareto front: the trials among which the {@link #best} one is a compromise, than which no
   * other is better in one objective and no worse in the other. The best in the first objective
   * comes first. With one objective these are the best trial and those that equal it; empty if
   * there is no best trial.
   */
  public List<TrialRecord> front(Collection<TrialRecord> trials) {
    return candidates(trials).map(this::firstLayer).orElse(List.of());
  }

  /**
   * Of the trials that violate the constraints least, feasible or not: the best one, or with two
   * objectives those than which no other is better in one and no worse in the other. No other trial
   * has a say in what is {@link #best}, also when more trials come.
   */
  public List<TrialRecord> leaders(Collection<TrialRecord> trials) {
    return alike(trials).values().stream()
        .findFirst()
        .map(group -> objectives.areSeveral() ? firstLayer(group) : ordered(group).subList(0, 1))
        .orElse(List.of());
  }

  private List<TrialRecord> firstLayer(List<TrialRecord> group) {
    return TradeOffs.layers(allScores(group)).get(0).stream()
        .map(group::get)
        .sorted(
            Comparator.comparingDouble((TrialRecord trial) -> score(trial))
                .reversed()
                .thenComparing(TrialRecord::id))
        .toList();
  }

  /** Those that violate the constraints least, if one of them may be the best. */
  private Optional<List<TrialRecord>> candidates(Collection<TrialRecord> trials) {
    return alike(trials).entrySet().stream()
        .findFirst()
        .filter(least -> least.getKey() == 0 || constraints.mayBeBroken())
        .map(Map.Entry::getValue);
  }

  /**
   * The metrics that an order depends on, and the standard errors that objectives are shown with.
   */
  public Set<Metric> metrics() {
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    for (MetricSpec objective : objectives.all()) {
      metrics.add(objective.metric());
      objective.metric().standardError().ifPresent(metrics::add);
    }
    for (Constraint constraint : constraints.all()) {
      if (constraint instanceof Constraint.Numeric numeric) {
        metrics.add(numeric.metric());
      }
    }
    return metrics;
  }

  /** Whether the trial has finite objectives and violates no constraint. */
  public boolean isFeasible(TrialRecord trial) {
    return isUsable(trial) && violation(trial) == 0;
  }

  private boolean isUsable(TrialRecord trial) {
    return DoubleStream.of(scores(trial)).allMatch(Double::isFinite);
  }

  /** The constraints that a measured trial violates; all of them for one without metrics. */
  public List<Constraint> violated(TrialRecord trial) {
    return constraints.all().stream()
        .filter(constraint -> violation(constraint, trial) > 0)
        .toList();
  }

  /** The first objective turned so that larger is better; NaN if the trial has none. */
  public double score(TrialRecord trial) {
    return scores(trial)[0];
  }

  /** Each objective turned so that larger is better; NaN where the trial has none. */
  private double[] scores(TrialRecord trial) {
    return objectives.all().stream().mapToDouble(objective -> score(objective, trial)).toArray();
  }

  private static double score(MetricSpec objective, TrialRecord trial) {
    return trial
        .metrics()
        .map(metrics -> objective.score(objective.metric().of(metrics).orElse(Double.NaN)))
        .orElse(Double.NaN);
  }

  /**
   * How far the trial is from feasible, 0 if it is: the sum over all constraints, each relative to
   * its bound.
   */
  public double violation(TrialRecord trial) {
    return constraints.all().stream().mapToDouble(constraint -> violation(constraint, trial)).sum();
  }

  /**
   * Of a trial of which the constrained quantity is not known, nothing can be said to hold; only
   * constraints that nobody wrote do not ask.
   */
  private double violation(Constraint constraint, TrialRecord trial) {
    if (constraint instanceof Constraint.OnVerdict onVerdict) {
      return trial.verdict().map(onVerdict::violation).orElse(Double.POSITIVE_INFINITY);
    }
    Constraint.Numeric numeric = (Constraint.Numeric) constraint;
    double value =
        trial
            .metrics()
            .map(metrics -> numeric.metric().of(metrics).orElse(Double.NaN))
            .orElse(Double.NaN);
    // NaN compares as larger than every number, but satisfies nothing.
    double unknown = constraints.byDefault() ? 0 : Double.POSITIVE_INFINITY;
    return Double.isNaN(value) ? unknown : numeric.violation(value);
  }
}
