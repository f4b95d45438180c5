package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that was written before metrics had numbers and vectors were bytes. */
class OldDatabaseTest {
  private static final TrialId FIRST = new TrialId(1);
  private static final String DOCUMENT =
      """
      {"diagnosis": {"verdict": "OVERFIT", "reason": "the gap is 3", "flags": [], "hints": []},
       "radius": {"from": 0.5, "binWidth": 0.25, "counts": [1, 2], "expected": [1.5, 1.5]},
       "pcaRadius": null, "gaps": []}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(url(), null, null)
        .locations("classpath:db/migration")
        .target("3")
        .loggers("slf4j")
        .load()
        .migrate();
    Jdbi.create(url()).useHandle(OldDatabaseTest::fill);
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  private Path file() {
    return directory.resolve("sweep.db");
  }

  private static void fill(Handle handle) {
    handle.execute("INSERT INTO launch VALUES (1, 0, 9000, 1, 'FINISHED')");
    handle.execute("INSERT INTO trial (number, seed, assignment) VALUES (1, 7, '{\"beta\": 8.0}')");
    handle.execute(
        "INSERT INTO attempt (trial, number, device, started_ms, ended_ms, state, last_epoch, epochs)"
            + " VALUES (1, 1, 'cpu:0', 0, 8000, 'COMPLETED', 1, 1)");
    handle.execute("INSERT INTO epoch_metric VALUES (1, 1, 1, 'valid_elbo', -20.75)");
    handle.execute("INSERT INTO epoch_metric VALUES (1, 1, 1, 'train_loss', NULL)");
    handle.execute("INSERT INTO epoch_vector VALUES (1, 1, 1, 'kl_per_dimension', '[0.5, 0.25]')");
    handle.execute("INSERT INTO final_metric VALUES (1, 1, 'valid_elbo', -20.5)");
    handle.execute("INSERT INTO final_metric VALUES (1, 1, 'of_a_later_elbow', 1)");
    handle.execute("INSERT INTO final_vector VALUES (1, 1, 'kl_per_dimension', '[0.03, \"NaN\"]')");
    handle.execute("INSERT INTO examination VALUES (1, 1, 'overfit', 'the gap is 3', ?)", DOCUMENT);
  }

  @Test
  void reads_as_it_was_written() {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      TrialRecord trial = reader.trial(FIRST).orElseThrow();
      assertThat(trial.metrics().orElseThrow().get(Metric.VALID_ELBO)).isEqualTo(-20.5);
      assertThat(trial.metrics().orElseThrow().perDimension(DimensionMetric.KL))
          .containsExactly(0.03, Double.NaN);
      assertThat(trial.metrics().orElseThrow().radius().orElseThrow().counts())
          .containsExactly(1, 2);
      assertThat(trial.diagnosis().orElseThrow().reason()).isEqualTo("the gap is 3");
      assertThat(reader.epochs(FIRST).get(0).values().get(Metric.TRAIN_LOSS)).hasValue(Double.NaN);
      assertThat(reader.epochs(FIRST).get(0).klPerDimensionNats()).containsExactly(0.5, 0.25);
      assertThat(reader.validElbos()).containsEntry(FIRST, List.of(-20.75));
    }
  }

  @Test
  void its_outline_has_the_verdict() {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(file())) {
      TrialRecord trial = reader.outline(Set.of(Metric.VALID_ELBO)).trials().get(0);
      assertThat(trial.verdict()).contains(Verdict.OVERFIT);
      assertThat(trial.metrics().orElseThrow().get(Metric.VALID_ELBO)).isEqualTo(-20.5);
    }
  }

  @Test
  void a_person_still_finds_numbers_by_their_names() {
    SqliteTrialStore.openReadOnly(file()).close();
    String epoch = "SELECT value FROM epoch_metric WHERE name = 'valid_elbo' AND trial = 1";
    String last = "SELECT value FROM final_metric WHERE name = 'of_a_later_elbow' AND attempt = 1";
    Jdbi.create(url())
        .useHandle(
            handle -> {
              assertThat(handle.createQuery(epoch).mapTo(Double.class).one()).isEqualTo(-20.75);
              assertThat(handle.createQuery(last).mapTo(Double.class).one()).isEqualTo(1);
            });
  }
}
