package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge is judged: what it is there to find is planted. */
class RunAuditTest {
  private static final GridSweep SWEEP = new GridSweep(1, 2, 1, "");
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path run;

  @BeforeEach
  void sweep() {
    try (TrialStore store = SqliteTrialStore.open(run.resolve("sweep.db"))) {
      store.beginLaunch(OptionalInt.of(2), START);
      complete(store, 1, 0.001);
      complete(store, 2, 0.002);
      store.endLaunch(EndReason.FINISHED, START.plusSeconds(60));
    }
  }

  private static void complete(TrialStore store, int number, double rate) {
    TrialId id = new TrialId(number);
    Assignment assignment =
        new Assignment(
            Map.of("latent_size", new Value.Whole(2), "learning_rate", new Value.Real(rate)));
    store.create(Trial.of(id, assignment, 7, TrialOrigin.SEQUENCE));
    Instant started = START.plusSeconds(10L * number);
    AttemptId attempt = store.startAttempt(id, "cpu:0", started);
    store.appendEpoch(
        attempt, TrialNumbers.epoch(1, 30, -29, -30, 22, 8, 5, 0, 1), started.plusSeconds(1));
    store.finish(
        attempt,
        new TrialOutcome.Completed(
            TrialNumbers.finals(
                1, -30, 0.1, 22, 8, OptionalDouble.empty(), -30, 0.1, 5, 0, List.of(1.0, 2.0)),
            TrialNumbers.HEALTHY,
            1),
        started.plusSeconds(2));
  }

  private List<String> violations() {
    return new RunAudit(SWEEP, new RunTables(run)).violations();
  }

  @Test
  void a_sweep_that_nothing_happened_to_is_in_order() {
    assertThat(violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          UPDATE trial SET assignment = '{"latent_size":2,"learning_rate":0.001}'; the grid is
          UPDATE attempt SET state = 'LOST' WHERE trial = 2; not completed exactly once
          INSERT INTO attempt (trial, number, device, started_ms, ended_ms, state, last_epoch, epochs) \
          SELECT trial, 2, device, started_ms + 5000, ended_ms + 5000, state, 1, 1 \
          FROM attempt WHERE trial = 1; \
          behind a completed one
          UPDATE attempt SET started_ms = started_ms - 9500 WHERE trial = 2; held one slot at once
          UPDATE attempt SET ended_ms = NULL WHERE trial = 2; without an end
          DELETE FROM epoch_value WHERE trial = 2 \
          AND metric = (SELECT id FROM metric WHERE name = 'valid_rate'); missing
          DELETE FROM epoch_value WHERE trial = 2; missing
          UPDATE epoch_value SET epoch = 2 WHERE trial = 1; once in each epoch
          UPDATE final_value SET value = value + 1e-13 \
          WHERE metric = (SELECT id FROM metric WHERE name = 'valid_elbo'); undisturbed
          UPDATE launch SET end_reason = NULL; did not finish
          """)
  void what_must_not_be_is_found(String planted, String expected) throws SQLException {
    RunContents before = RunContents.read(run);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + run.resolve("sweep.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(planted)).isPositive();
    }

    List<String> found = new ArrayList<>(violations());
    found.addAll(RunContents.read(run).differencesFrom(before));

    assertThat(String.join("\n", found)).contains(expected);
  }
}
