package dev.elbow.runner.store;

import static dev.elbow.runner.store.StoredTrials.epoch;
import static dev.elbow.runner.store.StoredTrials.metrics;
import static dev.elbow.runner.store.StoredTrials.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Database files that are really damaged. */
class StoreRepairTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final int TRIALS = 40;

  /** More, and so other instants and places, with {@code -Delbow.damage.rounds=50}. */
  private static final int ROUNDS = Integer.getInteger("elbow.damage.rounds", 2);

  private static final long SWEEP_SEED = 42;
  private static final int PAGE = 4096;

  @TempDir Path directory;
  private RunDirectory run;
  private Map<TrialId, TrialRecord> before = Map.of();

  /** What can happen to a file. */
  private enum Damage {
    CUT_OFF {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        file.truncate(random.nextLong(file.size()));
      }
    },
    CUT_TO_NOTHING {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        file.truncate(0);
      }
    },
    ZEROED_TAIL {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        long from = random.nextLong(file.size());
        write(file, from, new byte[(int) (file.size() - from)]);
      }
    },
    ZEROED_PAGES {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        for (int i = 0; i < 3; i++) {
          write(file, page(file, random), new byte[PAGE]);
        }
      }
    },
    TORN_PAGE {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        byte[] garbage = new byte[PAGE / 2];
        random.nextBytes(garbage);
        write(file, page(file, random), garbage);
      }
    },
    GARBAGE_BEHIND {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        byte[] garbage = new byte[1 + random.nextInt(3 * PAGE)];
        random.nextBytes(garbage);
        write(file, file.size(), garbage);
      }
    },
    HEADER_GONE {
      @Override
      void apply(FileChannel file, Random random) throws IOException {
        write(file, 0, new byte[100]);
      }
    };

    abstract void apply(FileChannel file, Random random) throws IOException;

    private static long page(FileChannel file, Random random) throws IOException {
      return PAGE * random.nextLong(file.size() / PAGE);
    }

    private static void write(FileChannel file, long at, byte[] bytes) throws IOException {
      assertThat(file.write(ByteBuffer.wrap(bytes), at)).isEqualTo(bytes.length);
    }
  }

  @BeforeEach
  void lay_out_a_run() throws IOException {
    run = new RunDirectory(directory.resolve("run"));
    Files.createDirectories(run.trials());
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(TRIALS), NOW);
      for (int number = 1; number <= TRIALS; number++) {
        train(store, number);
      }
      before = trials(store);
    }
  }

  private void train(TrialStore store, int number) throws IOException {
    store.create(trial(number));
    TrialId id = new TrialId(number);
    Files.createDirectories(run.trial(id));
    Files.writeString(run.assignment(id), AssignmentJson.write(trial(number).assignment()) + "\n");
    AttemptId attempt = store.startAttempt(id, "cpu:0", NOW);
    for (int epoch = 1; epoch <= 6; epoch++) {
      store.appendEpoch(attempt, epoch(epoch), NOW);
    }
    if (number % 10 != 0) {
      store.finish(
          attempt, new TrialOutcome.Completed(metrics(-number), TrialNumbers.HEALTHY, 6), NOW);
    }
  }

  private static Map<TrialId, TrialRecord> trials(TrialReader store) {
    return store.snapshot().trials().stream()
        .collect(Collectors.toMap(TrialRecord::id, Function.identity()));
  }

  private Optional<StoreRepair.Repair> repair() throws IOException {
    return new StoreRepair(run, SWEEP_SEED).repairIfDamaged(NOW);
  }

  private void damage(Path file, Damage damage, long seed) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      damage.apply(channel, new Random(seed));
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(run.root())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("sweep.db.damaged-"))
          .toList();
    }
  }

  @Test
  void a_sound_database_is_left_alone() throws IOException {
    byte[] bytes = Files.readAllBytes(run.database());
    assertThat(repair()).isEmpty();
    assertThat(run.database()).hasBinaryContent(bytes);
    assertThat(kept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void whatever_is_damaged_every_trial_has_its_true_result_or_is_tried_again(Damage damage)
      throws IOException {
    byte[] sound = Files.readAllBytes(run.database());
    for (long seed = 1; seed <= ROUNDS; seed++) {
      Files.write(run.database(), sound);
      damage(run.database(), damage, seed);
      byte[] damaged = Files.readAllBytes(run.database());
      Optional<StoreRepair.Repair> repair = repair();
      assertHoldsTogether(damage + " with seed " + seed);
      if (repair.isPresent()) {
        assertThat(repair.get().kept()).hasBinaryContent(damaged);
        Files.delete(repair.get().kept());
      }
    }
  }

  private void assertHoldsTogether(String what) throws IOException {
    assertThat(StoreCheck.problem(run)).as(what).isEmpty();
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(TRIALS), NOW.plusSeconds(60));
      Map<TrialId, TrialRecord> after = trials(store);
      assertThat(after).as(what).containsOnlyKeys(before.keySet());
      after.forEach((id, trial) -> assertTrue(what, store, trial));
    }
  }

  private void assertTrue(String what, TrialStore store, TrialRecord trial) {
    TrialRecord was = before.get(trial.id());
    assertThat(trial.trial()).as(what).isEqualTo(was.trial());
    if (trial.state() == TrialState.COMPLETED) {
      assertThat(trial.outcome()).as(what).isEqualTo(was.outcome());
    } else {
      AttemptId again = store.startAttempt(trial.id(), "cpu:0", NOW.plusSeconds(61));
      store.continueFrom(again, List.of(epoch(1), epoch(2)), NOW.plusSeconds(62));
      assertThat(store.epochs(trial.id())).as(what).containsExactly(epoch(1), epoch(2));
    }
  }

  /**
   * In so small a file, many pages are ones from which others are found; all is made again then.
   */
  @Test
  void results_survive_zeroed_pages_from_which_no_others_are_found() throws IOException {
    byte[] sound = Files.readAllBytes(run.database());
    List<Integer> finished = new ArrayList<>();
    for (long seed = 1; seed <= 9; seed++) {
      Files.write(run.database(), sound);
      damage(run.database(), Damage.ZEROED_PAGES, seed);
      StoreRepair.Repair repair = repair().orElseThrow();
      assertThat(repair.finished() + repair.unfinished()).isEqualTo(TRIALS);
      assertThat(repair.toString())
          .startsWith("The database was damaged (")
          .contains(repair.unfinished() + " are tried again")
          .endsWith("kept as sweep.db.damaged-20260301-100000");
      finished.add(repair.finished());
    }
    assertThat(finished).filteredOn(count -> count > TRIALS / 2).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void values_keep_their_names_without_the_list_of_them() throws IOException {
    sql("PRAGMA foreign_keys = OFF; DELETE FROM metric");
    assertThat(repair()).isPresent();
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      before.forEach((id, trial) -> assertThat(reader.trial(id)).contains(trial));
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void a_log_that_is_damaged_costs_what_was_in_it_and_no_more(Damage damage) throws IOException {
    for (long seed = 1; seed <= ROUNDS; seed++) {
      Path copy = Files.createDirectories(directory.resolve(damage + "-" + seed));
      RunDirectory killed = new RunDirectory(copy);
      try (TrialStore store = SqliteTrialStore.open(run.database())) {
        store.beginLaunch(OptionalInt.of(TRIALS), NOW.plusSeconds(60)); // loses the open ones
        AttemptId attempt = store.startAttempt(new TrialId(10), "cpu:0", NOW.plusSeconds(61));
        store.continueFrom(attempt, List.of(epoch(1)), NOW.plusSeconds(62));
        // As a kill leaves them: the file and the log beside it.
        Files.copy(run.database(), killed.database());
        Files.copy(wal(run), wal(killed));
        Files.createDirectories(killed.trials());
        store.finish(attempt, new TrialOutcome.Lost("stopped"), NOW.plusSeconds(63));
      }
      damage(wal(killed), damage, seed);
      var unused = new StoreRepair(killed, SWEEP_SEED).repairIfDamaged(NOW);
      assertThat(StoreCheck.problem(killed)).as("%s with seed %d", damage, seed).isEmpty();
      try (TrialReader reader = SqliteTrialStore.openReadOnly(killed.database())) {
        assertThat(trials(reader)).as("%s with seed %d", damage, seed).hasSize(TRIALS);
      }
    }
  }

  private static Path wal(RunDirectory run) {
    return run.root().resolve("sweep.db-wal");
  }

  @Test
  void a_result_that_lost_some_of_its_numbers_is_none() throws IOException {
    sql("DELETE FROM final_value WHERE trial = 3");
    sql(
        "DELETE FROM final_value WHERE trial = 4"
            + " AND metric = (SELECT id FROM metric WHERE name = 'valid_elbo')");
    sql("DELETE FROM examination WHERE trial = 5");
    assertThat(repair()).isPresent();
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      for (int number : List.of(3, 4, 5)) {
        TrialRecord trial = reader.trial(new TrialId(number)).orElseThrow();
        assertThat(trial.outcome())
            .contains(new TrialOutcome.Lost("its result was lost when the database was damaged"));
      }
      assertThat(reader.trial(new TrialId(6)).orElseThrow().state())
          .isEqualTo(TrialState.COMPLETED);
    }
  }

  @Test
  void rows_that_refer_to_nothing_go() throws IOException {
    sql("PRAGMA foreign_keys = OFF; DELETE FROM attempt WHERE trial = 7");
    assertThat(repair().orElseThrow().problem()).contains("refer to nothing");
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      assertThat(reader.trial(new TrialId(7)).orElseThrow().state()).isEqualTo(TrialState.PENDING);
      assertThat(reader.epochs(new TrialId(7))).isEmpty();
      assertThat(reader.trial(new TrialId(8)))
          .contains(before.getOrDefault(new TrialId(8), TrialRecord.pending(trial(8))));
    }
  }

  @Test
  void whoever_only_reads_is_told_what_repairs_it() throws IOException {
    damage(run.database(), Damage.ZEROED_TAIL, 1);
    assertThatThrownBy(
            () -> {
              try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
                var unused = reader.history();
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(run.database() + ": damaged, or not a run database (")
        .hasMessageEndingWith("elbow resume " + run.root() + " repairs what can be repaired")
        .extracting(e -> ((StoreException) e).trouble())
        .isEqualTo(StoreTrouble.DAMAGED);
  }

  private void sql(String statements) {
    Jdbi.create("jdbc:sqlite:" + run.database())
        .useHandle(handle -> List.of(statements.split("; ")).forEach(handle::execute));
  }
}
