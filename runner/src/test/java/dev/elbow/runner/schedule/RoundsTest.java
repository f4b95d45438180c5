package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.SearchHistory;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes before, after and instead of the trials of a search. */
@Timeout(60) // a sweep that does not end must not hang the build
class RoundsTest {
  @TempDir Path out;

  private static List<Trial> trials(SweepSummary summary) {
    return summary.snapshot().trials().stream().map(TrialRecord::trial).toList();
  }

  private static List<Kind> kinds(SweepSummary summary) {
    return trials(summary).stream().map(trial -> trial.origin().kind()).toList();
  }

  private static List<Integer> replicated(SweepSummary summary) {
    return trials(summary).stream()
        .flatMap(trial -> trial.origin().replicated().stream())
        .map(TrialId::number)
        .toList();
  }

  private static FormulaSweep random(int trials) {
    return FormulaSweep.of(Method.RANDOM, trials);
  }

  /** So many assignments, spread evenly, with these scores. */
  private static FormulaSweep scored(Double... scores) {
    return random(scores.length)
        .strategy(
            history ->
                Optional.of(
                    new dev.elbow.runner.search.Suggestion(
                        FormulaSweep.assignment((double) history.trials().size() / scores.length),
                        TrialOrigin.SEQUENCE)))
        .outcomes(
            trial ->
                FormulaTrials.completed(
                    trial.isReplicate()
                        ? -100.0 - trial.id().number()
                        : scores[trial.id().number() - 1]));
  }

  private static Budget target(Budget budget, double target) {
    return new Budget(
        budget.trials(),
        budget.wallClock(),
        budget.trialTimeout(),
        OptionalDouble.of(target),
        budget.patience(),
        budget.maxFailures());
  }

  private static Budget patience(Budget budget, int patience) {
    return new Budget(
        budget.trials(),
        budget.wallClock(),
        budget.trialTimeout(),
        budget.target(),
        OptionalInt.of(patience),
        budget.maxFailures());
  }

  @Test
  void enqueued_trials_come_first_in_their_order_and_count_towards_the_budget() throws IOException {
    SweepSummary summary = random(4).enqueue(0.7, 0.2).start(out);

    assertThat(trials(summary)).hasSize(4);
    assertThat(trials(summary).subList(0, 2))
        .extracting(FormulaTrials::x)
        .containsExactly(0.7, 0.2);
    assertThat(kinds(summary))
        .containsExactly(Kind.ENQUEUED, Kind.ENQUEUED, Kind.SEQUENCE, Kind.SEQUENCE);
    assertThat(summary.snapshot().planned()).hasValue(4);
  }

  @Test
  void a_search_learns_from_enqueued_trials() throws IOException {
    AtomicReference<SearchHistory> seen = new AtomicReference<>();
    random(3)
        .enqueue(0.7, 0.2)
        .outcomes(trial -> FormulaTrials.completed(-FormulaTrials.x(trial)))
        .strategy(
            history -> {
              seen.set(new SearchHistory(List.of(), List.copyOf(history.trials())));
              return Optional.empty();
            })
        .start(out);

    assertThat(seen.get().trials())
        .extracting(Observation::result)
        .containsExactly(
            new Observation.Measured(List.of(-0.7), List.of(), true),
            new Observation.Measured(List.of(-0.2), List.of(), true));
  }

  @Test
  void a_resume_in_the_middle_of_the_enqueued_ones_goes_on_with_the_next() throws Exception {
    FormulaSweep sweep = random(4).enqueue(0.7, 0.2, 0.5);
    StopSignal stop = new StopSignal();
    SweepSummary stopped =
        sweep.hanging(trial -> trial.id().number() == 2).start(out, stopAtStartOf(2, stop), stop);
    assertThat(stopped.end()).isEqualTo(EndReason.STOPPED);
    assertThat(trials(stopped)).hasSize(2);

    SweepSummary resumed = sweep.resume(stopped.run());

    assertThat(trials(resumed)).isEqualTo(trials(sweep.start(out.resolve("uninterrupted"))));
    assertThat(resumed.snapshot().trials().get(1).attempt()).isEqualTo(2);
    assertThat(trials(resumed).get(1).origin()).isEqualTo(TrialOrigin.ENQUEUED);
  }

  private static SweepListener stopAtStartOf(int number, StopSignal stop) {
    return new SweepListener() {
      @Override
      public void trialStarted(TrialRecord trial) {
        if (trial.id().number() == number) {
          stop.request("stopped by SIGINT");
        }
      }
    };
  }

  @Test
  void the_best_are_trained_again_in_turns_with_other_seeds_after_the_search() throws IOException {
    SweepSummary summary = scored(-3.0, -1.0, -4.0, -2.0).replicate(2, 3).start(out);

    assertThat(replicated(summary)).containsExactly(2, 4, 1, 2, 4, 1);
    assertThat(kinds(summary).subList(0, 4)).containsOnly(Kind.SEQUENCE);
    assertThat(trials(summary)).extracting(Trial::seed).doesNotHaveDuplicates();
    assertThat(trials(summary).get(4).assignment()).isEqualTo(trials(summary).get(1).assignment());
    assertThat(summary.snapshot().planned()).hasValue(10);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
  }

  @Test
  void the_best_is_then_the_original_of_the_best_mean_without_its_own_value() throws IOException {
    // Replicates get worse with their number, so those of the first in turn have the best mean.
    SweepSummary summary = scored(-3.0, -1.0, -1.5).replicate(1, 2).start(out);
    assertThat(summary.best().orElseThrow().id()).isEqualTo(new TrialId(2));

    SweepSummary turned =
        scored(-3.0, -1.0, -1.5)
            .outcomes(
                trial ->
                    FormulaTrials.completed(
                        trial.isReplicate()
                            ? -10.0 / trial.id().number()
                            : -trial.id().number() % 2 - 1.0))
            .replicate(1, 3)
            .start(out.resolve("turned"));
    assertThat(replicated(turned)).containsExactly(2, 1, 3);
    assertThat(turned.best().orElseThrow().id()).isEqualTo(new TrialId(3));
  }

  @Test
  void fewer_than_asked_for_are_repeated_if_fewer_have_a_result() throws IOException {
    SweepSummary summary =
        random(3)
            .outcomes(
                trial ->
                    trial.id().number() == 2
                        ? FormulaTrials.completed(-1)
                        : new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "NaN"))
            .replicate(2, 5)
            .start(out);

    assertThat(replicated(summary)).containsExactly(2, 2);
    assertThat(summary.best().orElseThrow().id())
        .as("its replicates failed: it is ranked by itself")
        .isEqualTo(new TrialId(2));
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
  }

  @Test
  void failed_replicates_count_towards_the_failure_limit() throws IOException {
    SweepSummary summary =
        random(3)
            .outcomes(
                trial ->
                    trial.isReplicate()
                        ? new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "NaN")
                        : FormulaTrials.completed(-1))
            .replicate(5, 1)
            .budget(Budget.UNLIMITED.withTrials(3).withMaxFailures(2))
            .start(out);

    assertThat(summary.end()).isEqualTo(EndReason.FAILURE_LIMIT);
    assertThat(trials(summary)).hasSize(5);
  }

  private static SweepListener anHourEach(HandMovedClock clock) {
    return new SweepListener() {
      @Override
      public void trialEnded(TrialRecord trial) {
        clock.move(Duration.ofHours(1));
      }
    };
  }

  @Test
  void no_replicate_starts_after_the_wall_clock() throws Exception {
    HandMovedClock clock = new HandMovedClock();
    FormulaSweep sweep =
        scored(-1.0, -2.0)
            .replicate(1, 2)
            .budget(Budget.UNLIMITED.withTrials(2).withWallClock(Duration.ofMinutes(150)));
    SweepSummary summary =
        sweep
            .runner(clock)
            .start(sweep.spec(), "", FakeSweep.options(out), anHourEach(clock), new StopSignal());

    assertThat(kinds(summary)).containsExactly(Kind.SEQUENCE, Kind.SEQUENCE, Kind.REPLICATE);
    assertThat(summary.end()).isEqualTo(EndReason.WALL_CLOCK);
  }

  @Test
  void a_run_that_used_its_wall_clock_up_with_the_last_trial_of_all_has_finished()
      throws Exception {
    HandMovedClock clock = new HandMovedClock();
    FormulaSweep sweep =
        scored(-1.0).budget(Budget.UNLIMITED.withTrials(1).withWallClock(Duration.ofMinutes(30)));

    assertThat(
            sweep
                .runner(clock)
                .start(
                    sweep.spec(), "", FakeSweep.options(out), anHourEach(clock), new StopSignal())
                .end())
        .isEqualTo(EndReason.FINISHED);
  }

  @Test
  void replicates_wait_for_the_last_trial_of_the_search() throws Exception {
    FormulaSweep sweep = random(4).replicate(2, 1).cores(3);
    StopSignal stop = new StopSignal();
    SweepListener stopper =
        new SweepListener() {
          @Override
          public void trialEnded(TrialRecord trial) {
            if (trial.id().number() == 4) {
              stop.request("stopped by SIGINT");
            }
          }
        };
    SweepSummary stopped =
        sweep.hanging(trial -> trial.id().number() == 2).start(out, stopper, stop);
    assertThat(trials(stopped)).as("2 hung, so nothing was settled").hasSize(4);

    assertThat(replicated(sweep.resume(stopped.run()))).hasSize(2);
  }

  @Test
  void more_trials_after_the_replicates_are_searched_as_ever() throws Exception {
    FormulaSweep sweep = random(3).replicate(2, 1);
    SweepSummary first = sweep.start(out);
    assertThat(trials(first)).hasSize(5);

    sweep.budget(Budget.UNLIMITED.withTrials(4)).resume(first.run());
    SweepSummary more = sweep.budget(Budget.UNLIMITED.withTrials(5)).resume(first.run());

    List<Trial> searched = trials(more).stream().filter(trial -> !trial.isReplicate()).toList();
    assertThat(searched).extracting(trial -> trial.id().number()).startsWith(1, 2, 3, 6).hasSize(5);
    assertThat(searched)
        .extracting(Trial::assignment)
        .isEqualTo(
            trials(random(5).start(out.resolve("at once"))).stream()
                .map(Trial::assignment)
                .toList());
  }

  @Test
  void a_trial_that_was_stopped_early_reaches_no_target() throws IOException {
    FormulaSweep sweep = random(2).outcomes(trial -> stopped(FormulaTrials.completed(-1)));

    SweepSummary summary = sweep.budget(target(sweep.budget(), -2)).start(out);

    assertThat(trials(summary)).hasSize(2);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
  }

  private static TrialOutcome stopped(TrialOutcome whole) {
    TrialOutcome.Completed completed = (TrialOutcome.Completed) whole;
    return new TrialOutcome.Stopped("behind", completed.metrics(), completed.diagnosis(), 1);
  }

  @Test
  void no_trial_starts_once_one_has_reached_the_target_and_a_resume_ends_alike() throws Exception {
    FormulaSweep sweep = scored(-3.0, -1.0, -0.5, -2.0);
    sweep = sweep.budget(target(sweep.budget(), -1.0)).replicate(1, 1);

    SweepSummary summary = sweep.start(out);
    assertThat(kinds(summary)).containsExactly(Kind.SEQUENCE, Kind.SEQUENCE, Kind.REPLICATE);
    assertThat(summary.end()).isEqualTo(EndReason.TARGET);

    SweepSummary again = sweep.resume(summary.run());
    assertThat(again.end()).isEqualTo(EndReason.TARGET);
    assertThat(trials(again)).isEqualTo(trials(summary));
  }

  @Test
  void no_trial_starts_once_as_many_as_the_patience_were_no_better() throws Exception {
    FormulaSweep sweep = scored(-3.0, -1.0, -1.5, -0.5, -2.0, -0.5, -0.1);
    sweep = sweep.budget(patience(sweep.budget(), 2)).replicate(1, 1);

    SweepSummary summary = sweep.start(out);
    assertThat(trials(summary)).hasSize(7);
    assertThat(kinds(summary)).endsWith(Kind.SEQUENCE, Kind.REPLICATE);
    assertThat(replicated(summary)).containsExactly(4);
    assertThat(summary.end()).isEqualTo(EndReason.PATIENCE);
    assertThat(sweep.resume(summary.run()).end()).isEqualTo(EndReason.PATIENCE);
  }

  @Test
  void trials_that_all_fail_use_the_patience_up_too() throws Exception {
    FormulaSweep sweep =
        random(9)
            .outcomes(
                t -> new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN"));

    SweepSummary summary = sweep.budget(patience(sweep.budget(), 3)).start(out);

    assertThat(trials(summary)).hasSize(3);
    assertThat(summary.end()).isEqualTo(EndReason.NONE_FEASIBLE);
  }
}
