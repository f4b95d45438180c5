package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a long run is little, and does not need what was left out. */
class OutlineTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Set<Metric> SOME = Set.of(Metric.VALID_ELBO, Metric.VALID_ELBO_SE);

  @TempDir Path directory;
  private TrialStore store;

  @BeforeEach
  void fill() {
    store = SqliteTrialStore.open(directory.resolve("sweep.db"));
    store.beginLaunch(OptionalInt.of(5), START);
    for (int number = 1; number <= 4; number++) {
      store.create(StoredTrials.trial(number));
    }
    start(1);
    end(1, new TrialOutcome.Completed(StoredTrials.metrics(-118), TrialNumbers.HEALTHY, 1), 10);
    start(2);
    end(2, new TrialOutcome.Failed(TrialOutcome.Failed.Cause.DIVERGED, "loss is NaN"), 20);
    start(3);
  }

  private void start(int number) {
    AttemptId attempt = store.startAttempt(new TrialId(number), "cpu:" + number, START);
    store.appendEpoch(attempt, StoredTrials.epoch(1), START);
  }

  private void end(int number, TrialOutcome outcome, int seconds) {
    store.finish(new AttemptId(new TrialId(number), 1), outcome, START.plusSeconds(seconds));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void has_the_metrics_that_were_asked_for_and_the_verdict() {
    TrialRecord trial = outlined(1);
    assertThat(trial.metrics().orElseThrow().values().byMetric()).containsOnlyKeys(SOME);
    assertThat(trial.metrics().orElseThrow().get(Metric.VALID_ELBO)).isEqualTo(-120.5);
    assertThat(trial.metrics().orElseThrow().dimensions()).isEmpty();
    assertThat(trial.verdict()).contains(Verdict.HEALTHY);
    assertThat(trial.trial()).isEqualTo(StoredTrials.trial(1));
  }

  @Test
  void has_the_last_epoch_of_what_runs_or_failed() {
    assertThat(outlined(1).lastEpoch()).isEmpty();
    assertThat(outlined(2).lastEpoch().orElseThrow().values())
        .isEqualTo(StoredTrials.epoch(1).values());
    assertThat(outlined(3).lastEpoch().orElseThrow().epoch()).isEqualTo(1);
  }

  private TrialRecord outlined(int number) {
    return store.outline(SOME).trials().get(number - 1);
  }

  @Test
  void counts_as_a_snapshot_does() {
    assertThat(store.outline(Set.of()).counts()).isEqualTo(store.snapshot().counts());
    assertThat(store.outline(Set.of()).launches()).isEqualTo(store.snapshot().launches());
  }

  @Test
  void a_pulse_counts_and_names_what_is_running() {
    RunPulse pulse = store.pulse();
    assertThat(pulse.counts())
        .containsEntry(TrialState.COMPLETED, 1)
        .containsEntry(TrialState.FAILED, 1)
        .containsEntry(TrialState.RUNNING, 1)
        .containsEntry(TrialState.PENDING, 1);
    assertThat(pulse.finished()).isEqualTo(2);
    assertThat(pulse.finishedInLaunch()).isEqualTo(2);
    assertThat(pulse.planned()).hasValue(5);
    assertThat(pulse.running()).extracting(TrialRecord::id).containsExactly(new TrialId(3));
    assertThat(store.finishedSince(START.plusSeconds(15))).isEqualTo(1);
  }

  @Test
  void neither_reads_what_is_large() {
    Jdbi.create("jdbc:sqlite:" + directory.resolve("sweep.db"))
        .useHandle(
            handle -> {
              handle.execute("UPDATE examination_document SET document = 'no JSON'");
              handle.execute("UPDATE final_vector SET elements = 'no JSON'");
            });
    assertThatThrownBy(store::snapshot).isInstanceOf(StoreException.class);
    assertThat(store.outline(SOME).trials()).hasSize(4);
    assertThat(store.pulse().finished()).isEqualTo(2);
  }
}
