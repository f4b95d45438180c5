package dev.elbow.runner.trial;

import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders trials by a sweep's objective and constraints: feasible ones by their score, then the
 * infeasible ones by how far they are from feasible, relative to the bounds. Ties go to the lower
 * trial number, so that an order never depends on which trial ended first.
 */
public record Ranking(MetricSpec objective, Constraints constraints) {

  /** The order that a sweep asks for. */
  public static Ranking of(SweepSpec spec) {
    return new Ranking(spec.metric(), spec.constraints());
  }

  /** The trials with a finite objective, best first; all others are left out. */
  public List<TrialRecord> order(Collection<TrialRecord> trials) {
    return trials.stream().filter(this::isUsable).sorted(bestFirst()).toList();
  }

  private Comparator<TrialRecord> bestFirst() {
    Comparator<TrialRecord> byScore = Comparator.comparingDouble(this::score);
    Comparator<TrialRecord> byViolation = Comparator.comparingDouble(this::violation);
    return byViolation.thenComparing(byScore.reversed()).thenComparing(TrialRecord::id);
  }

  /**
   * The best feasible trial; empty if there is none. Where the sweep names no constraints, the
   * first in order if none is feasible.
   */
  public Optional<TrialRecord> best(Collection<TrialRecord> trials) {
    return order(trials).stream()
        .findFirst()
        .filter(first -> constraints.mayBeBroken() || isFeasible(first));
  }

  /** Whether the trial has a finite objective and violates no constraint. */
  public boolean isFeasible(TrialRecord trial) {
    return isUsable(trial) && violation(trial) == 0;
  }

  private boolean isUsable(TrialRecord trial) {
    return Double.isFinite(score(trial));
  }

  /** The constraints that a measured trial violates; all of them for one without metrics. */
  public List<Constraint> violated(TrialRecord trial) {
    return constraints.all().stream()
        .filter(constraint -> violation(constraint, trial) > 0)
        .toList();
  }

  /** The objective turned so that larger is better; NaN if the trial has none. */
  public double score(TrialRecord trial) {
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
