package dev.elbow.runner.store;

import static dev.elbow.runner.store.StoredTrials.epoch;
import static dev.elbow.runner.store.StoredTrials.metrics;
import static dev.elbow.runner.store.StoredTrials.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTrialStoreTest extends TrialStoreContract {
  private static final int TRIALS = 10_000;
  private static final int EPOCHS = 30;

  @TempDir Path directory;

  @Override
  TrialStore open() {
    return SqliteTrialStore.open(file());
  }

  private Path file() {
    return directory.resolve("sweep.db");
  }

  private void sql(String statement) {
    Jdbi.create("jdbc:sqlite:" + file()).useHandle(handle -> handle.execute(statement));
  }

  @Test
  void is_read_while_another_connection_writes() {
    try (TrialStore writer = open();
        TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      writer.create(trial(1));
      assertThat(reader.snapshot().counts()).containsEntry(TrialState.PENDING, 1);
      AttemptId attempt = writer.startAttempt(FIRST, "cpu:0", START);
      writer.appendEpoch(attempt, epoch(1), START);
      assertThat(reader.epochs(FIRST)).containsExactly(epoch(1));
    }
  }

  @Test
  void is_read_after_a_clean_end() {
    try (TrialStore writer = open()) {
      writer.create(trial(1));
    }
    close_the_store();
    try (TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      assertThat(reader.snapshot().trials()).hasSize(1);
    }
  }

  @Test
  void says_that_a_newer_elbow_wrote_the_file() {
    sql("INSERT INTO flyway_schema_history VALUES (9,'99','x','SQL','x',0,'x','x',0,1)");
    String message =
        file()
            + ": written by a newer Elbow (its tables have version 99, this Elbow knows versions up"
            + " to "
            + Schema.VERSION
            + ")";
    assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessage(message);
    assertThatThrownBy(() -> SqliteTrialStore.openReadOnly(file()))
        .isInstanceOf(StoreException.class)
        .hasMessage(message);
  }

  @Test
  void says_that_there_is_no_database() {
    Path missing = directory.resolve("missing.db");
    assertThatThrownBy(() -> SqliteTrialStore.openReadOnly(missing))
        .isInstanceOf(StoreException.class)
        .hasMessage(missing + ": there is no run database here");
    assertThat(missing).doesNotExist();
  }

  @Test
  void says_that_a_file_is_no_database() throws IOException {
    Path text =
        Files.writeString(directory.resolve("text.db"), "name: not a database\n".repeat(99));
    for (Runnable open :
        List.<Runnable>of(
            () -> SqliteTrialStore.open(text), () -> SqliteTrialStore.openReadOnly(text))) {
      assertThatThrownBy(open::run)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith(text + ": ")
          .hasMessageContaining("file is not a database");
    }
  }

  @Test
  void a_history_is_of_one_moment_while_another_connection_writes() {
    try (TrialStore writer = open();
        TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      writer.create(trial(1));
      AttemptId attempt = writer.startAttempt(FIRST, "cpu:0", START);
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () ->
                  IntStream.rangeClosed(1, 500)
                      .forEach(epoch -> writer.appendEpoch(attempt, epoch(epoch), START)));
      while (!writing.isDone()) {
        RunHistory history = reader.history();
        List<EpochMetrics> epochs = history.epochs().getOrDefault(FIRST, List.of());
        assertThat(history.snapshot().trials().get(0).lastEpoch())
            .isEqualTo(epochs.stream().reduce((earlier, later) -> later));
      }
      writing.join();
    }
  }

  @Test
  void reads_every_epoch_of_ten_thousand_trials() {
    fillWithFinishedTrials();
    try (TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      RunSnapshot snapshot = reader.snapshot();
      assertThat(snapshot.trials()).hasSize(TRIALS);
      assertThat(snapshot.trials().get(TRIALS - 1).lastEpoch()).contains(epoch(EPOCHS));
      assertThat(snapshot.trials().get(TRIALS - 1).outcome())
          .contains(new TrialOutcome.Completed(metrics(-118), TrialNumbers.HEALTHY, EPOCHS));
      assertThat(reader.history().epochs())
          .hasSize(TRIALS)
          .allSatisfy(
              (id, epochs) -> {
                assertThat(epochs).hasSize(EPOCHS);
              });
    }
  }

  /** One trial by the front door, copied by SQL: ten thousand through the door would take long. */
  private void fillWithFinishedTrials() {
    try (TrialStore writer = open()) {
      writer.create(trial(1));
      AttemptId attempt = writer.startAttempt(FIRST, "cpu:0", START);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        writer.appendEpoch(attempt, epoch(epoch), START);
      }
      writer.finish(
          attempt, new TrialOutcome.Completed(metrics(-118), TrialNumbers.HEALTHY, EPOCHS), START);
    }
    String others =
        "(WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + TRIALS
            + ") SELECT i FROM n)";
    sql(
        "INSERT INTO trial SELECT i, seed, assignment, origin, explanation, replicated FROM trial, "
            + others);
    sql(
        "INSERT INTO attempt SELECT i, number, device, started_ms, ended_ms, state, cause, reason,"
            + " last_epoch, epochs, diverged_epoch, diverged_step,"
            + " worker_pid, worker_started_ms, heard_ms, forgiven, result_rows, engine FROM "
            + others
            + ", attempt");
    sql(
        "INSERT INTO epoch_value SELECT i, attempt, epoch, metric, value FROM "
            + others
            + ", epoch_value");
    sql(
        "INSERT INTO final_value SELECT i, attempt, metric, value FROM "
            + others
            + ", final_value");
    sql(
        "INSERT INTO final_vector SELECT i, attempt, name, elements FROM "
            + others
            + ", final_vector");
    sql(
        "INSERT INTO epoch_vector SELECT i, attempt, epoch, name, elements FROM "
            + others
            + ", epoch_vector");
    sql(
        "INSERT INTO examination SELECT i, attempt, verdict, reason FROM "
            + others
            + ", examination");
    sql(
        "INSERT INTO examination_document SELECT i, attempt, document FROM "
            + others
            + ", examination_document");
  }
}
