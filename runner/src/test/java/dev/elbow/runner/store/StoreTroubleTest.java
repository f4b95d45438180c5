package dev.elbow.runner.store;

import static dev.elbow.runner.store.StoredTrials.epoch;
import static dev.elbow.runner.store.StoredTrials.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.trial.TrialId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that cannot be written for a while, by SQLite's own means. */
class StoreTroubleTest {
  private static final long PLENTY = 1_000_000;

  @TempDir Path directory;
  private final List<String> heard = new ArrayList<>();
  private Runnable remedy = () -> {};
  private boolean patient = true;
  private @Nullable RunDatabase opened;

  private final WritePatience patience =
      new WritePatience() {
        @Override
        public boolean awaitNextTry(StoreException trouble) {
          heard.add(trouble.trouble() + ": " + trouble.getMessage());
          remedy.run();
          return patient;
        }

        @Override
        public void overcome() {
          heard.add("overcome");
        }
      };

  @BeforeEach
  void open_a_database() {
    opened = RunDatabase.openForWriting(file(), patience);
    database().write(handle -> handle.execute("INSERT INTO launch VALUES (1, 0, 0, 1, NULL)"));
  }

  @AfterEach
  void close_it() {
    database().close();
  }

  private RunDatabase database() {
    return Objects.requireNonNull(opened);
  }

  private Path file() {
    return directory.resolve("sweep.db");
  }

  /** SQLite's own limit on the size of a file: it answers as it does to a disk that is full. */
  private void limitTo(long pages) {
    database()
        .read(handle -> handle.select("PRAGMA max_page_count = " + pages).mapTo(Long.class).one());
  }

  private static void fill(Handle handle) {
    handle.execute(
        "INSERT INTO trial (number, seed, assignment)"
            + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
            + " SELECT i, 7, '{\"unused\": 0.125, \"filling\": \"as much as a page or two\"}'"
            + " FROM n");
  }

  private int trials() {
    return database()
        .read(handle -> handle.select("SELECT COUNT(*) FROM trial").mapTo(Integer.class).one());
  }

  @Test
  void a_disk_that_is_full_for_a_moment_costs_nothing() {
    limitTo(1);
    remedy = () -> limitTo(PLENTY);
    database().write(StoreTroubleTest::fill);
    assertThat(trials()).isEqualTo(2000);
    assertThat(heard).hasSize(2);
    assertThat(heard.get(0))
        .startsWith("NO_SPACE: " + file() + " has no space left on its disk (")
        .endsWith("; free some and go on with: elbow resume " + directory);
    assertThat(heard.get(1)).isEqualTo("overcome");
  }

  @Test
  void a_disk_that_stays_full_is_given_up_on_and_what_was_written_stays() {
    limitTo(1);
    patient = false;
    assertThatThrownBy(() -> database().write(StoreTroubleTest::fill))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has no space left on its disk");
    assertThat(trials()).isZero();
    limitTo(PLENTY);
    database().write(StoreTroubleTest::fill);
    assertIsOneTransaction();
  }

  @Test
  void a_database_that_another_connection_holds_is_waited_for() {
    Handle other = Jdbi.create("jdbc:sqlite:" + file()).open();
    other.execute("BEGIN EXCLUSIVE");
    remedy =
        () -> {
          other.execute("COMMIT");
          other.close();
        };
    database().write(StoreTroubleTest::fill);
    assertThat(trials()).isEqualTo(2000);
    assertIsOneTransaction();
    assertThat(heard).hasSize(2);
    assertThat(heard.get(0)).startsWith("LOCKED: " + file() + " is locked by another program");
  }

  /** What fails half way leaves nothing behind. */
  private void assertIsOneTransaction() {
    assertThatThrownBy(
            () ->
                database()
                    .write(
                        handle -> {
                          handle.execute("DELETE FROM trial");
                          throw new IllegalStateException("half way");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(trials()).isEqualTo(2000);
  }

  @Test
  void one_that_may_not_be_written_is_no_matter_of_patience() {
    assertThatThrownBy(
            () ->
                database()
                    .write(
                        handle -> {
                          handle.execute("PRAGMA query_only = 1");
                          fill(handle);
                        }))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(file() + " cannot be written by this user (")
        .extracting(e -> ((StoreException) e).trouble())
        .isEqualTo(StoreTrouble.UNWRITABLE);
    assertThat(heard).isEmpty();
  }

  @Test
  void a_bug_is_no_matter_of_patience_either() {
    try (TrialStore store = SqliteTrialStore.open(directory.resolve("other.db"), patience)) {
      store.create(trial(1));
      var attempt = store.startAttempt(new TrialId(1), "cpu:0", TrialStoreContract.START);
      store.appendEpoch(attempt, epoch(1), TrialStoreContract.START);
      assertThatThrownBy(() -> store.appendEpoch(attempt, epoch(1), TrialStoreContract.START))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(heard).isEmpty();
  }
}
