package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.EarlyTermination;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.worker.FakeTrials;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided after a resume is what would have been decided without one. */
class TrainingWatchTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String FOUR_EPOCHS = "judged -1 -1 -1 -1";
  private static final SweepSpec SPEC =
      FakeSweep.judged(Budget.UNLIMITED, new EarlyTermination.Asha(1, 2));
  private static final Optional<Decision> CONTINUE = Optional.of(new Decision.Continue());

  @TempDir Path directory;
  private TrialStore store;
  private TrainingWatch watch;

  @BeforeEach
  void open() {
    store = SqliteTrialStore.open(directory.resolve("sweep.db"));
    watch = new TrainingWatch(SPEC, store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void start(int number) {
    Trial trial = FakeTrials.trial(number, FOUR_EPOCHS);
    store.create(trial);
    restart(trial);
  }

  private void restart(Trial trial) {
    store.startAttempt(trial.id(), "cpu:0", NOW);
    watch.begin(trial);
  }

  private static EpochMetrics epoch(int epoch, double elbo) {
    return TrialNumbers.epoch(epoch, 0, 0, elbo, 0, 0, 1, 0, 0);
  }

  private AttemptId latest(int trial) {
    TrialId id = new TrialId(trial);
    return new AttemptId(id, store.trial(id).orElseThrow().attempt());
  }

  private Optional<Decision> after(int trial, int epoch, double elbo) {
    EpochMetrics metrics = epoch(epoch, elbo);
    store.appendEpoch(latest(trial), metrics, NOW);
    return watch.after(new TrialId(trial), metrics);
  }

  private void resume() {
    watch = new TrainingWatch(SPEC, store);
  }

  @Test
  void a_resumed_sweep_compares_with_what_was_reached_before() {
    start(1);
    assertThat(after(1, 1, -100)).isEqualTo(CONTINUE);
    resume();
    start(2);
    assertThat(after(2, 1, -101).orElseThrow()).isInstanceOf(Decision.Stop.class);
  }

  @Test
  void a_trial_that_begins_anew_is_not_ended_where_it_went_on_before() {
    start(1);
    assertThat(after(1, 1, -100)).isEqualTo(CONTINUE);
    assertThat(after(1, 2, -99)).isEqualTo(CONTINUE);
    start(2);
    assertThat(after(2, 1, -90)).isEqualTo(CONTINUE);
    assertThat(after(2, 2, -80)).isEqualTo(CONTINUE);
    store.finish(latest(1), new TrialOutcome.Lost("killed"), NOW);
    resume();
    restart(FakeTrials.trial(1, FOUR_EPOCHS));
    assertThat(after(1, 1, -100)).as("behind by now").isEqualTo(CONTINUE);
    resume();
    assertThat(watch.curves().of(new TrialId(1)).orElseThrow().validElboNats())
        .containsExactly(-100.0, -99.0);
  }

  @Test
  void a_replicate_is_neither_ended_nor_compared_with() {
    Trial replicate =
        Trial.of(
            new TrialId(1),
            FakeTrials.assignment(FOUR_EPOCHS),
            7,
            TrialOrigin.replicateOf(new TrialId(9)));
    store.create(FakeTrials.trial(9, FOUR_EPOCHS));
    store.create(replicate);
    restart(replicate);
    assertThat(after(1, 1, -100)).isEqualTo(CONTINUE);
    start(2);
    assertThat(after(2, 1, -200)).isEqualTo(CONTINUE);
    resume();
    start(3);
    assertThat(after(3, 1, -150)).isEqualTo(CONTINUE);
  }

  @Test
  void without_a_rule_nobody_waits() {
    TrainingWatch none = new TrainingWatch(FakeSweep.spec(Budget.UNLIMITED), store);
    none.begin(FakeTrials.trial(1, "complete"));
    assertThat(none.after(new TrialId(1), epoch(1, -100))).isEmpty();
  }
}
