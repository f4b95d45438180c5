package dev.elbow.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.Objectives;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Constraint AT_LEAST_8_UNITS =
      new Constraint.Numeric(Metric.ACTIVE_UNITS, Comparison.AT_LEAST, 8);
  private static final Constraint LITTLE_COLLAPSE =
      new Constraint.Numeric(Metric.COLLAPSE_FRACTION, Comparison.AT_MOST, 0.5);

  private static Ranking ranking(Goal goal, Constraint... constraints) {
    return new Ranking(
        new MetricSpec(Metric.VALID_ELBO, goal), new Constraints(List.of(constraints), false));
  }

  private static TrialRecord completed(int number, double validElbo, int units, double collapse) {
    FinalMetrics metrics =
        TrialNumbers.finals(
            1,
            validElbo,
            0,
            0,
            0,
            OptionalDouble.empty(),
            validElbo,
            0,
            units,
            collapse,
            List.of());
    return record(number, new TrialOutcome.Completed(metrics, TrialNumbers.HEALTHY, 1));
  }

  private static TrialRecord record(int number, TrialOutcome outcome) {
    return new TrialRecord(
        Trial.of(new TrialId(number), new Assignment(Map.of()), 1, TrialOrigin.SEQUENCE),
        TrialState.of(outcome),
        1,
        Optional.of("cpu:0"),
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.of(outcome));
  }

  private static List<Integer> order(Ranking ranking, TrialRecord... trials) {
    return ranking.order(List.of(trials)).stream().map(t -> t.id().number()).toList();
  }

  @Test
  void a_larger_value_comes_first_when_maximizing_and_last_when_minimizing() {
    TrialRecord low = completed(1, -120, 8, 0);
    TrialRecord high = completed(2, -110, 8, 0);
    assertThat(order(ranking(Goal.MAXIMIZE), low, high)).containsExactly(2, 1);
    assertThat(order(ranking(Goal.MINIMIZE), low, high)).containsExactly(1, 2);
  }

  @Test
  void a_feasible_trial_comes_before_a_better_infeasible_one() {
    Ranking ranking = ranking(Goal.MAXIMIZE, AT_LEAST_8_UNITS);
    TrialRecord feasible = completed(1, -200, 8, 0);
    TrialRecord better = completed(2, -100, 7, 0);
    assertThat(order(ranking, better, feasible)).containsExactly(1, 2);
    assertThat(ranking.best(List.of(better, feasible))).contains(feasible);
    assertThat(ranking.violated(better)).containsExactly(AT_LEAST_8_UNITS);
  }

  @Test
  void infeasible_trials_are_ordered_by_the_sum_of_their_violations_relative_to_the_bounds() {
    Ranking ranking = ranking(Goal.MAXIMIZE, AT_LEAST_8_UNITS, LITTLE_COLLAPSE);
    TrialRecord threeEighths = completed(1, -150, 5, 0.4);
    TrialRecord oneEighthAndFourFifths = completed(2, -100, 7, 0.9);
    assertThat(order(ranking, oneEighthAndFourFifths, threeEighths)).containsExactly(1, 2);
    assertThat(ranking.violation(threeEighths)).isEqualTo(0.375);
    assertThat(ranking.violation(oneEighthAndFourFifths)).isCloseTo(0.925, within(1e-12));
    assertThat(ranking.best(List.of(threeEighths, oneEighthAndFourFifths))).isEmpty();
  }

  @Test
  void constraints_by_default_order_trials_but_leave_no_run_without_a_best_one() {
    Ranking ranking = byDefault(AT_LEAST_8_UNITS);
    TrialRecord few = completed(1, -100, 7, 0);
    TrialRecord enough = completed(2, -200, 8, 0);
    assertThat(ranking.best(List.of(few, enough))).contains(enough);
    assertThat(ranking.best(List.of(few))).contains(few);
    assertThat(ranking.isFeasible(few)).isFalse();
  }

  @Test
  void a_number_that_is_missing_breaks_no_constraint_by_default() {
    Constraint unmeasured = new Constraint.Numeric(Metric.DENSITY_RATIO, Comparison.AT_LEAST, 0.5);
    TrialRecord trial = completed(1, -100, 8, 0);
    assertThat(byDefault(unmeasured).isFeasible(trial)).isTrue();
    assertThat(ranking(Goal.MAXIMIZE, unmeasured).isFeasible(trial)).isFalse();
  }

  private static Ranking byDefault(Constraint constraint) {
    return new Ranking(
        new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE),
        new Constraints(List.of(constraint), true));
  }

  @Test
  void a_violation_of_a_bound_of_zero_is_the_distance() {
    Ranking ranking =
        ranking(
            Goal.MAXIMIZE, new Constraint.Numeric(Metric.COLLAPSE_FRACTION, Comparison.AT_MOST, 0));
    assertThat(ranking.violation(completed(1, -100, 8, 0.25))).isEqualTo(0.25);
  }

  @Test
  void a_violation_of_an_exact_bound_is_never_nothing() {
    Ranking ranking =
        ranking(
            Goal.MAXIMIZE, new Constraint.Numeric(Metric.ACTIVE_UNITS, Comparison.NOT_EQUAL, 8));
    assertThat(ranking.isFeasible(completed(1, -100, 8, 0))).isFalse();
  }

  @Test
  void a_verdict_is_the_one_named_or_another() {
    Constraint.OnVerdict healthy = new Constraint.OnVerdict(true, Verdict.HEALTHY);
    assertThat(healthy.violation(Verdict.HEALTHY)).isZero();
    assertThat(healthy.violation(Verdict.OVERFIT)).isEqualTo(1);
    Constraint.OnVerdict notOverfit = new Constraint.OnVerdict(false, Verdict.OVERFIT);
    assertThat(notOverfit.violation(Verdict.HEALTHY)).isZero();
    assertThat(notOverfit.violation(Verdict.OVERFIT)).isEqualTo(1);
  }

  @Test
  void a_trial_without_a_verdict_satisfies_no_constraint_on_it() {
    TrialRecord failed =
        record(1, new TrialOutcome.Failed(TrialOutcome.Failed.Cause.CRASHED, "killed"));
    Constraint notOverfit = new Constraint.OnVerdict(false, Verdict.OVERFIT);
    assertThat(ranking(Goal.MAXIMIZE, notOverfit).violated(failed)).containsExactly(notOverfit);
  }

  @Test
  void ties_go_to_the_lower_number() {
    assertThat(order(ranking(Goal.MAXIMIZE), completed(9, -100, 8, 0), completed(3, -100, 8, 0)))
        .containsExactly(3, 9);
  }

  @Test
  void a_metric_that_is_no_number_satisfies_no_constraint() {
    Ranking ranking =
        ranking(
            Goal.MAXIMIZE,
            new Constraint.Numeric(Metric.COLLAPSE_FRACTION, Comparison.AT_LEAST, 0.1));
    assertThat(ranking.isFeasible(completed(1, -100, 8, Double.NaN))).isFalse();
  }

  @Test
  void trials_without_an_objective_are_not_ranked() {
    TrialRecord failed =
        record(1, new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN"));
    assertThat(order(ranking(Goal.MAXIMIZE), failed, completed(2, Double.NaN, 8, 0))).isEmpty();
    TrialRecord infinite = completed(3, Double.POSITIVE_INFINITY, 8, 0);
    assertThat(order(ranking(Goal.MAXIMIZE), infinite)).isEmpty();
    assertThat(ranking(Goal.MAXIMIZE).isFeasible(infinite)).isFalse();
    assertThat(ranking(Goal.MAXIMIZE).isFeasible(failed)).isFalse();
  }

  private static final Ranking TRADE_OFF =
      new Ranking(
          new Objectives(
              List.of(
                  new MetricSpec(Metric.VALID_ELBO, Goal.MAXIMIZE),
                  new MetricSpec(Metric.COLLAPSE_FRACTION, Goal.MINIMIZE))),
          new Constraints(List.of(AT_LEAST_8_UNITS), false));

  @Test
  void two_objectives_rank_by_layers_and_in_a_layer_by_the_distance_to_its_ideal() {
    TrialRecord bound = completed(1, -100, 8, 0.5);
    TrialRecord collapse = completed(2, -110, 8, 0);
    TrialRecord compromise = completed(3, -102, 8, 0.1);
    TrialRecord dominated = completed(4, -103, 8, 0.1);
    TrialRecord infeasible = completed(5, -90, 7, 0);
    List<TrialRecord> trials = List.of(infeasible, dominated, bound, compromise, collapse);

    assertThat(TRADE_OFF.order(trials))
        .containsExactly(compromise, bound, collapse, dominated, infeasible);
    assertThat(TRADE_OFF.best(trials)).contains(compromise);
    assertThat(TRADE_OFF.front(trials)).containsExactly(bound, compromise, collapse);
  }

  @Test
  void a_trial_without_one_of_two_objectives_is_not_ranked() {
    TrialRecord whole = completed(1, -100, 8, 0.5);
    TrialRecord half = completed(2, -90, 8, Double.NaN);
    assertThat(TRADE_OFF.order(List.of(whole, half))).containsExactly(whole);
    assertThat(TRADE_OFF.front(List.of(whole, half))).containsExactly(whole);
  }

  @Test
  void a_front_has_feasible_trials_only_unless_nobody_asked() {
    TrialRecord infeasible = completed(1, -90, 7, 0);
    assertThat(TRADE_OFF.front(List.of(infeasible))).isEmpty();
    assertThat(TRADE_OFF.best(List.of(infeasible))).isEmpty();
    Ranking byDefault =
        new Ranking(TRADE_OFF.objectives(), new Constraints(List.of(AT_LEAST_8_UNITS), true));
    assertThat(byDefault.front(List.of(infeasible))).containsExactly(infeasible);
  }

  @Test
  void with_one_objective_the_front_is_the_best_trial() {
    TrialRecord low = completed(1, -120, 8, 0);
    TrialRecord high = completed(2, -110, 8, 0);
    assertThat(ranking(Goal.MAXIMIZE).front(List.of(low, high))).containsExactly(high);
  }
}
