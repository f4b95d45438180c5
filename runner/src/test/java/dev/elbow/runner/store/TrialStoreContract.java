package dev.elbow.runner.store;

import static dev.elbow.runner.store.StoredTrials.epoch;
import static dev.elbow.runner.store.StoredTrials.metrics;
import static dev.elbow.runner.store.StoredTrials.trial;
import static dev.elbow.runner.trial.TrialOutcome.Failed.Cause.CRASHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.runner.search.Observation;
import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.trial.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TrialStore} must keep; an implementation's test inherits it. */
abstract class TrialStoreContract {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final TrialId FIRST = new TrialId(1);

  private TrialStore store;

  /** Opens the one store of this test: empty at first, later with what was written to it. */
  abstract TrialStore open();

  @BeforeEach
  void open_the_store() {
    store = open();
  }

  @AfterEach
  void close_the_store() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open();
  }

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }

  private void start(int number) {
    store.create(trial(number));
    store.startAttempt(new TrialId(number), "cpu:0", after(number));
  }

  /** The latest attempt at a trial. */
  private AttemptId going(TrialId id) {
    return new AttemptId(id, stored(id).attempt());
  }

  private TrialRecord stored(TrialId id) {
    return store.trial(id).orElseThrow();
  }

  @Test
  void a_new_store_is_empty() {
    assertThat(store.snapshot())
        .isEqualTo(new RunSnapshot(OptionalInt.empty(), List.of(), List.of()));
    assertThat(store.trial(FIRST)).isEmpty();
    assertThat(store.history().epochs()).isEmpty();
  }

  @Test
  void what_is_known_of_earlier_runs_reads_back_in_order() {
    List<EarlierTrial> earlier =
        List.of(
            new EarlierTrial(
                "/runs/a/1",
                new TrialId(7),
                new Observation(
                    trial(1).assignment(),
                    new Measured(
                        List.of(-20.125, 1.0 / 3),
                        List.of(0.5, Double.NaN, Double.NEGATIVE_INFINITY),
                        false))),
            new EarlierTrial(
                "/runs/a/1", new TrialId(3), new Observation(trial(1).assignment(), new Failed())));
    assertThat(store.earlier()).isEmpty();
    store.keepEarlier(earlier);
    reopen();
    assertThat(store.earlier()).isEqualTo(earlier);
    store.keepEarlier(earlier);
    assertThat(store.earlier()).isEqualTo(earlier);
  }

  @Test
  void a_created_trial_is_pending_with_its_assignment_in_order() {
    store.create(trial(1));
    reopen();
    assertThat(stored(FIRST)).isEqualTo(TrialRecord.pending(trial(1)));
    assertThat(stored(FIRST).trial().assignment().values().keySet())
        .containsExactly("latent_size", "beta", "training.shuffle", "model.hidden");
  }

  @Test
  void trials_come_back_in_the_order_of_their_numbers() {
    store.create(trial(10));
    store.create(trial(2));
    assertThat(store.snapshot().trials())
        .extracting(record -> record.id().number())
        .containsExactly(2, 10);
  }

  @Test
  void a_started_trial_is_running_on_its_device() {
    store.create(trial(1));
    assertThat(store.startAttempt(FIRST, "gpu:1", after(5))).isEqualTo(new AttemptId(FIRST, 1));
    TrialRecord running = stored(FIRST);
    assertThat(running.state()).isEqualTo(TrialState.RUNNING);
    assertThat(running.attempt()).isEqualTo(1);
    assertThat(running.device()).contains("gpu:1");
    assertThat(running.elapsed(after(8))).contains(Duration.ofSeconds(3));
    assertThat(running.outcome()).isEmpty();
  }

  @Test
  void epochs_are_there_as_soon_as_they_were_appended() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(2));
    store.appendEpoch(going(FIRST), epoch(2), after(3));
    reopen();
    assertThat(store.epochs(FIRST)).containsExactly(epoch(1), epoch(2));
    assertThat(stored(FIRST).lastEpoch()).contains(epoch(2));
  }

  @Test
  void values_that_are_no_numbers_survive() {
    start(1);
    EpochMetrics odd =
        TrialNumbers.epoch(
            1,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0.0,
            1e-300,
            0,
            1,
            0);
    store.appendEpoch(going(FIRST), odd, after(2));
    assertThat(store.epochs(FIRST)).containsExactly(odd);
  }

  @Test
  void epochs_of_all_trials_come_in_one_pass() {
    start(1);
    start(2);
    start(3);
    store.appendEpoch(going(FIRST), epoch(1), after(4));
    store.appendEpoch(going(new TrialId(3)), epoch(1), after(4));
    store.appendEpoch(going(FIRST), epoch(2), after(5));
    assertThat(store.history().snapshot()).isEqualTo(store.snapshot());
    assertThat(store.history().epochs())
        .containsOnlyKeys(FIRST, new TrialId(3))
        .containsEntry(FIRST, List.of(epoch(1), epoch(2)))
        .containsEntry(new TrialId(3), List.of(epoch(1)));
  }

  @Test
  void learning_curves_reach_as_far_as_any_attempt_did() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(4));
    store.appendEpoch(going(FIRST), epoch(2), after(5));
    store.finish(going(FIRST), new TrialOutcome.Lost("the run was stopped"), after(6));
    store.startAttempt(FIRST, "cpu:0", after(7));
    EpochMetrics again = TrialNumbers.epoch(1, 0, 0, Double.NaN, 0, 0, 1, 0, 0);
    store.appendEpoch(going(FIRST), again, after(8));
    start(2);
    start(3);
    store.appendEpoch(going(new TrialId(3)), epoch(1), after(9));
    assertThat(store.validElbos())
        .containsOnlyKeys(FIRST, new TrialId(3))
        .containsEntry(FIRST, List.of(Double.NaN, epoch(2).validElboNats()))
        .containsEntry(new TrialId(3), List.of(epoch(1).validElboNats()));
  }

  @Test
  void every_outcome_reads_back_as_it_was_written() {
    List<TrialOutcome> outcomes =
        List.of(
            new TrialOutcome.Completed(metrics(-118.25), TrialNumbers.HEALTHY, 30),
            new TrialOutcome.Stopped(
                "worse than half at epoch 4", metrics(-119), TrialNumbers.HEALTHY, 4),
            new TrialOutcome.Failed(
                TrialOutcome.Failed.Cause.DIVERGED,
                "loss is NaN at epoch 2",
                Optional.of(new TrialOutcome.Failed.Moment(2, 17))),
            new TrialOutcome.Failed(TrialOutcome.Failed.Cause.CRASHED, "killed by SIGKILL"),
            new TrialOutcome.Failed(TrialOutcome.Failed.Cause.TIMED_OUT, "ran for 30 min"),
            new TrialOutcome.Lost("the run was stopped"),
            new TrialOutcome.Lost(
                Optional.of(TrialOutcome.Failed.Cause.LOST), "killed by signal 9"));
    for (int i = 0; i < outcomes.size(); i++) {
      start(i + 1);
      store.finish(going(new TrialId(i + 1)), outcomes.get(i), after(20));
    }
    reopen();
    assertThat(store.snapshot().trials())
        .extracting(TrialRecord::outcome)
        .containsExactlyElementsOf(outcomes.stream().map(Optional::of).toList());
    assertThat(stored(FIRST).ended()).contains(after(20));
  }

  @Test
  void a_missing_test_split_stays_missing() {
    start(1);
    FinalMetrics without =
        TrialNumbers.finals(
            3, -120.5, 0.25, 99.5, 21, OptionalDouble.empty(), -118, 0.2, 9, 0.125, List.of());
    store.finish(
        going(FIRST), new TrialOutcome.Completed(without, TrialNumbers.HEALTHY, 3), after(2));
    assertThat(stored(FIRST).metrics()).contains(without);
  }

  @Test
  void an_attempt_goes_on_behind_the_epochs_of_its_checkpoint() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(2));
    store.appendEpoch(going(FIRST), epoch(2), after(3));
    store.finish(going(FIRST), new TrialOutcome.Lost("the run was stopped"), after(4));
    store.startAttempt(FIRST, "cpu:1", after(5));
    store.continueFrom(going(FIRST), List.of(epoch(1)), after(6));
    assertThat(store.epochs(FIRST)).containsExactly(epoch(1));
    store.appendEpoch(going(FIRST), epoch(2), after(7));
    store.appendEpoch(going(FIRST), epoch(3), after(8));
    assertThat(store.epochs(FIRST)).containsExactly(epoch(1), epoch(2), epoch(3));
  }

  @Test
  void a_checkpoint_brings_epochs_that_were_never_heard_of() {
    start(1);
    store.finish(going(FIRST), new TrialOutcome.Lost("killed"), after(4));
    store.startAttempt(FIRST, "cpu:1", after(5));
    store.continueFrom(going(FIRST), List.of(epoch(1), epoch(2)), after(6));
    assertThat(store.epochs(FIRST)).containsExactly(epoch(1), epoch(2));
    assertThat(stored(FIRST).lastEpoch()).contains(epoch(2));
  }

  @Test
  void a_trial_that_has_ended_keeps_no_epochs_behind_its_last() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(2));
    store.appendEpoch(going(FIRST), epoch(2), after(3));
    store.finish(going(FIRST), new TrialOutcome.Lost("the run was stopped"), after(4));
    store.startAttempt(FIRST, "cpu:1", after(5));
    store.continueFrom(going(FIRST), List.of(), after(6));
    store.appendEpoch(going(FIRST), epoch(1), after(7));
    assertThat(store.validElbos().get(FIRST)).hasSize(2);
    store.finish(
        going(FIRST), new TrialOutcome.Completed(metrics(-118), TrialNumbers.HEALTHY, 1), after(8));
    assertThat(store.validElbos().get(FIRST)).hasSize(1);
  }

  @Test
  void a_lost_trial_is_tried_again_and_shows_only_its_latest_attempt() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(2));
    store.appendEpoch(going(FIRST), epoch(2), after(3));
    store.finish(going(FIRST), new TrialOutcome.Lost("the run was stopped"), after(4));
    assertThat(store.startAttempt(FIRST, "cpu:1", after(5))).isEqualTo(new AttemptId(FIRST, 2));
    assertThat(store.epochs(FIRST)).isEmpty();
    store.appendEpoch(going(FIRST), epoch(1), after(6));
    assertThat(store.epochs(FIRST)).containsExactly(epoch(1));
    assertThat(stored(FIRST).lastEpoch()).contains(epoch(1));
    assertThat(stored(FIRST).attempt()).isEqualTo(2);
  }

  @Test
  void a_launch_finds_what_a_dead_one_left_running_and_calls_it_lost() {
    store.beginLaunch(OptionalInt.of(3), START);
    start(1);
    start(2);
    store.finish(
        going(new TrialId(2)),
        new TrialOutcome.Completed(metrics(-118), TrialNumbers.HEALTHY, 3),
        after(5));
    reopen();
    store.beginLaunch(OptionalInt.of(3), after(60));
    assertThat(stored(FIRST).state()).isEqualTo(TrialState.LOST);
    assertThat(stored(FIRST).reason()).contains("the process that ran the sweep died");
    assertThat(stored(new TrialId(2)).state()).isEqualTo(TrialState.COMPLETED);
  }

  @Test
  void the_wall_clock_adds_up_launches_and_leaves_out_the_time_between() {
    store.beginLaunch(OptionalInt.of(5), START);
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(30)); // then it was killed
    store.beginLaunch(OptionalInt.of(5), after(1000));
    store.endLaunch(EndReason.STOPPED, after(1010));
    RunSnapshot snapshot = store.snapshot();
    assertThat(snapshot.wallClock()).isEqualTo(Duration.ofSeconds(40));
    assertThat(snapshot.planned()).hasValue(5);
    assertThat(snapshot.launches())
        .extracting(Launch::end)
        .containsExactly(Optional.empty(), Optional.of(EndReason.STOPPED));
  }

  @Test
  void a_snapshot_counts_every_state() {
    start(1);
    store.create(trial(2));
    assertThat(store.snapshot().counts())
        .containsEntry(TrialState.RUNNING, 1)
        .containsEntry(TrialState.PENDING, 1)
        .containsEntry(TrialState.FAILED, 0);
  }

  @Test
  void a_trial_is_created_once() {
    store.create(trial(1));
    assertIsABug(() -> store.create(trial(1)));
  }

  @Test
  void a_trial_that_runs_is_not_started_again() {
    start(1);
    assertIsABug(() -> store.startAttempt(FIRST, "cpu:0", after(5)));
  }

  @Test
  void a_finished_trial_is_never_started_again() {
    start(1);
    store.finish(
        going(FIRST), new TrialOutcome.Completed(metrics(-118), TrialNumbers.HEALTHY, 3), after(5));
    assertIsABug(() -> store.startAttempt(FIRST, "cpu:0", after(6)));
  }

  @Test
  void an_unknown_trial_is_not_started() {
    assertIsABug(() -> store.startAttempt(FIRST, "cpu:0", after(5)));
  }

  @Test
  void an_ended_attempt_takes_nothing_more() {
    start(1);
    store.finish(going(FIRST), new TrialOutcome.Lost("the run was stopped"), after(5));
    assertIsABug(() -> store.appendEpoch(going(FIRST), epoch(1), after(6)));
    assertIsABug(() -> store.finish(going(FIRST), new TrialOutcome.Lost("again"), after(6)));
    assertThat(store.epochs(FIRST)).isEmpty();
  }

  @Test
  void an_attempt_that_is_over_writes_nothing_into_the_next_one() {
    start(1);
    AttemptId over = going(FIRST);
    store.finish(over, new TrialOutcome.Lost("killed"), after(5));
    store.startAttempt(FIRST, "cpu:1", after(6));
    assertIsABug(() -> store.appendEpoch(over, epoch(1), after(7)));
    assertIsABug(() -> store.continueFrom(over, List.of(epoch(1)), after(7)));
    assertIsABug(() -> store.heard(over, Optional.empty(), after(7)));
    assertIsABug(() -> store.finish(over, new TrialOutcome.Lost("again"), after(7)));
    assertThat(store.epochs(FIRST)).isEmpty();
    assertThat(stored(FIRST).state()).isEqualTo(TrialState.RUNNING);
  }

  @Test
  void every_attempt_is_kept_with_its_worker_and_its_end() {
    WorkerId worker = new WorkerId(4711, after(1));
    start(1);
    store.heard(going(FIRST), Optional.of(worker), after(2));
    store.trainsWith(going(FIRST), FakeEngine.version("1.0"), after(3));
    store.heard(going(FIRST), Optional.empty(), after(9));
    assertThat(store.openAttempts())
        .containsExactly(
            new Attempt(
                new AttemptId(FIRST, 1),
                "cpu:0",
                Optional.of(FakeEngine.version("1.0")),
                after(1),
                new Attempt.Lease(Optional.of(worker), Optional.of(after(9))),
                Optional.empty()));
    store.finish(going(FIRST), new TrialOutcome.Lost(Optional.of(CRASHED), "SIGSEGV"), after(11));
    store.startAttempt(FIRST, "cpu:1", after(12));
    reopen();
    assertThat(store.attempts(FIRST))
        .hasSize(2)
        .extracting(Attempt::device)
        .containsExactly("cpu:0", "cpu:1");
    assertThat(store.attempts(FIRST).get(0).end())
        .contains(
            new Attempt.End(
                after(11), TrialState.LOST, Optional.of(CRASHED), Optional.of("SIGSEGV"), true));
    assertThat(store.attempts(FIRST).get(0).elapsed(after(99))).isEqualTo(Duration.ofSeconds(10));
    assertThat(store.attempts(new TrialId(2))).isEmpty();
  }

  @Test
  void a_failed_trial_that_the_user_wants_again_waits_and_keeps_its_attempts() {
    start(1);
    store.finish(going(FIRST), new TrialOutcome.Lost(Optional.of(CRASHED), "once"), after(2));
    store.startAttempt(FIRST, "cpu:0", after(3));
    store.finish(going(FIRST), new TrialOutcome.Failed(CRASHED, "twice"), after(4));
    store.tryAgain(FIRST);
    assertThat(stored(FIRST).outcome())
        .contains(new TrialOutcome.Lost(Optional.of(CRASHED), "twice"));
    assertThat(store.attempts(FIRST)).hasSize(2).noneMatch(Attempt::isCountedFailure);
    assertThat(store.startAttempt(FIRST, "cpu:0", after(5))).isEqualTo(new AttemptId(FIRST, 3));
    assertIsABug(() -> store.tryAgain(FIRST));
  }

  @Test
  void an_attempt_of_a_dead_launch_ended_when_that_was_last_seen() {
    store.beginLaunch(OptionalInt.of(1), START);
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(30));
    // The clock was put back by ten days.
    store.beginLaunch(OptionalInt.of(1), START.minus(Duration.ofDays(10)));
    assertThat(stored(FIRST).elapsed(START)).contains(Duration.ofSeconds(29));
    assertThat(store.snapshot().wallClock()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void an_epoch_is_taken_once() {
    start(1);
    store.appendEpoch(going(FIRST), epoch(1), after(2));
    assertIsABug(() -> store.appendEpoch(going(FIRST), epoch(1), after(3)));
  }

  private static void assertIsABug(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("trial 0001")
        .hasMessageEndingWith("this indicates a bug");
  }
}
