package dev.elbow.runner.trial;

import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.MetricSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders trials by a sweep's objective and constraints: feasible ones by their score, then the
 * infeasible ones by how far they are from feasible, relative to the bounds. Ties go to the lower
 * trial number, so that an order never depends on which trial ended first.
 */
public record Ranking(MetricSpec objective, List<Constraint> constraints) {
  public Ranking {
    constraints = List.copyOf(constraints);
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

  /** The best feasible trial; empty if there is none. */
  public Optional<TrialRecord> best(Collection<TrialRecord> trials) {
    return order(trials).stream().findFirst().filter(this::isFeasible);
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
    return constraints.stream().filter(constraint -> violation(constraint, trial) > 0).toList();
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
    return constraints.stream().mapToDouble(constraint -> violation(constraint, trial)).sum();
  }

  /** Of a trial of which the constrained quantity is not known, nothing can be said to hold. */
  private static double violation(Constraint constraint, TrialRecord trial) {
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
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : numeric.violation(value);
  }
}
