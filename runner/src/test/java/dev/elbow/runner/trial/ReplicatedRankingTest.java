package dev.elbow.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.spec.Constraint;
import dev.elbow.runner.spec.Constraints;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReplicatedRankingTest {
  private static final TrialRecord LUCKY = trial(1, -1, 8);
  private static final TrialRecord SOLID = trial(2, -2, 8);
  private static final TrialRecord OTHER = trial(3, -3, 8);

  private static ReplicatedRanking ranking(Goal goal, TrialRecord... trials) {
    Constraint units = new Constraint.Numeric(Metric.ACTIVE_UNITS, Comparison.AT_LEAST, 8);
    Ranking single =
        new Ranking(
            new MetricSpec(Metric.VALID_ELBO, goal), new Constraints(List.of(units), false));
    return new ReplicatedRanking(single, Optional.of(new Replicates(2, 2)), List.of(trials));
  }

  private static ReplicatedRanking ranking(TrialRecord... trials) {
    return ranking(Goal.MAXIMIZE, trials);
  }

  private static TrialRecord trial(int number, double elbo, int units) {
    return record(number, TrialOrigin.SEQUENCE, completed(elbo, units));
  }

  private static TrialRecord replicate(int number, TrialRecord of, double elbo) {
    return record(number, TrialOrigin.replicateOf(of.id()), completed(elbo, 8));
  }

  private static TrialRecord failedReplicate(int number, TrialRecord of) {
    return record(
        number,
        TrialOrigin.replicateOf(of.id()),
        new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN"));
  }

  private static TrialOutcome completed(double elbo, int units) {
    return new TrialOutcome.Completed(
        TrialNumbers.finals(1, elbo, 0, 0, 0, OptionalDouble.empty(), elbo, 0, units, 0, List.of()),
        TrialNumbers.HEALTHY,
        1);
  }

  private static TrialRecord record(int number, TrialOrigin origin, TrialOutcome outcome) {
    return new TrialRecord(
        Trial.of(new TrialId(number), new Assignment(Map.of()), 1, origin),
        TrialState.of(outcome),
        1,
        Optional.of("cpu:0"),
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        Optional.of(outcome));
  }

  private static List<Integer> numbers(List<TrialRecord> trials) {
    return trials.stream().map(trial -> trial.id().number()).toList();
  }

  @Test
  void without_replicates_it_is_the_ranking_of_the_trials() {
    ReplicatedRanking ranking = ranking(OTHER, SOLID, LUCKY);
    assertThat(numbers(ranking.order())).containsExactly(1, 2, 3);
    assertThat(ranking.best()).contains(LUCKY);
    assertThat(ranking.areByMean()).isFalse();
  }

  @Test
  void the_mean_of_the_replicates_decides_and_a_picked_value_does_not() {
    ReplicatedRanking ranking =
        ranking(LUCKY, SOLID, OTHER, replicate(4, LUCKY, -5), replicate(5, SOLID, -4));
    assertThat(numbers(ranking.order())).containsExactly(2, 1, 3);
    assertThat(ranking.best()).contains(SOLID);
  }

  @Test
  void a_smaller_mean_is_better_when_minimizing() {
    TrialRecord best = trial(1, 1, 8);
    TrialRecord next = trial(2, 2, 8);
    assertThat(
            ranking(Goal.MINIMIZE, best, next, replicate(3, best, 4), replicate(4, next, 3)).best())
        .contains(next);
  }

  @Test
  void nothing_is_decided_before_each_of_the_chosen_was_repeated() {
    ReplicatedRanking ranking = ranking(LUCKY, SOLID, OTHER, replicate(4, SOLID, -2));
    assertThat(ranking.areByMean()).isFalse();
    assertThat(numbers(ranking.order())).containsExactly(1, 2, 3);
  }

  @Test
  void a_trial_whose_replicates_mostly_fail_is_behind_those_that_can_be_repeated() {
    ReplicatedRanking ranking =
        ranking(
            LUCKY,
            SOLID,
            failedReplicate(3, LUCKY),
            replicate(4, SOLID, -9),
            replicate(5, LUCKY, -1),
            replicate(6, SOLID, -9));
    assertThat(ranking.best()).contains(SOLID);
    assertThat(numbers(ranking.order())).containsExactly(2, 1);
  }

  @Test
  void where_no_replicate_worked_the_single_trials_are_what_there_is() {
    ReplicatedRanking ranking =
        ranking(LUCKY, SOLID, failedReplicate(3, LUCKY), failedReplicate(4, SOLID));
    assertThat(ranking.best()).contains(LUCKY);
    assertThat(ranking.areByMean()).isFalse();
  }

  @Test
  void only_feasible_trials_that_were_trained_to_their_end_are_repeated() {
    TrialRecord infeasible = trial(4, 0, 7);
    TrialRecord stopped = stopped(5, 0.5);
    ReplicatedRanking ranking = ranking(LUCKY, infeasible, stopped);
    assertThat(ranking.toReplicate()).containsExactly(LUCKY);
  }

  private static TrialRecord stopped(int number, double elbo) {
    TrialOutcome.Completed whole = (TrialOutcome.Completed) completed(elbo, 8);
    return record(
        number,
        TrialOrigin.SEQUENCE,
        new TrialOutcome.Stopped("behind", whole.metrics(), whole.diagnosis(), 1));
  }

  @Test
  void a_mean_is_over_the_replicates_alone_with_its_standard_error() {
    ReplicatedRanking ranking =
        ranking(LUCKY, replicate(2, LUCKY, -4), replicate(3, LUCKY, -6), failedReplicate(4, LUCKY));
    ReplicateMean mean =
        ranking.group(LUCKY.id()).flatMap(group -> group.mean(Metric.VALID_ELBO)).orElseThrow();
    assertThat(mean.mean()).isEqualTo(-5);
    assertThat(mean.standardError()).isCloseTo(1, Offset.offset(1e-12)); // sd √2, over √2
    assertThat(mean.runs()).isEqualTo(2);
  }

  @Test
  void a_single_replicate_has_no_standard_error() {
    ReplicatedRanking ranking = ranking(LUCKY, replicate(2, LUCKY, -4));
    assertThat(ranking.group(LUCKY.id()).orElseThrow().mean(Metric.VALID_ELBO))
        .contains(new ReplicateMean(-4, Double.NaN, 1));
  }
}
