package dev.elbow.runner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2026-03-01T12:00:07Z"), ZoneOffset.UTC);

  @TempDir Path directory;
  private Runs runs;

  @BeforeEach
  void lay_out() throws IOException {
    runs = new Runs(directory.toRealPath().resolve("runs"));
  }

  private RunDirectory create(String sweep, Clock clock) throws IOException {
    RunDirectory run = runs.create(sweep, clock);
    SqliteTrialStore.open(run.database()).close();
    return run;
  }

  @Test
  void a_run_is_named_after_its_start() throws IOException {
    RunDirectory run = create("digits", NOON);
    assertThat(run.root()).isEqualTo(runs.root().resolve("digits/20260301-120000")).isDirectory();
    assertThat(run.id()).isEqualTo("digits/20260301-120000");
  }

  @Test
  void two_runs_of_one_second_have_two_directories() throws IOException {
    assertThat(create("digits", NOON)).isNotEqualTo(create("digits", NOON));
    assertThat(runs.list()).hasSize(2);
  }

  @Test
  void a_run_is_found_by_directory_name_stamp_and_latest() throws Exception {
    RunDirectory older = create("digits", NOON);
    RunDirectory newer = create("digits", LATER);
    assertThat(runs.find(older.root().toString())).isEqualTo(older);
    assertThat(runs.find("digits/20260301-120000")).isEqualTo(older);
    assertThat(runs.find("digits")).isEqualTo(newer);
    assertThat(runs.find("digits/latest")).isEqualTo(newer);
    assertThat(runs.find(runs.root().resolve("digits/latest").toString())).isEqualTo(newer);
  }

  @Test
  void latest_may_be_a_text_file() throws Exception {
    RunDirectory older = create("digits", NOON);
    create("digits", LATER);
    Path latest = runs.root().resolve("digits/latest");
    Files.delete(latest);
    Files.writeString(latest, older.stamp() + "\n");
    assertThat(runs.find("digits/latest")).isEqualTo(older);
    assertThat(runs.find("digits")).isEqualTo(older);
  }

  @Test
  void the_newest_run_counts_when_the_latest_was_deleted() throws Exception {
    RunDirectory older = create("digits", NOON);
    RunDirectory newer = create("digits", LATER);
    Files.delete(newer.database());
    assertThat(runs.find("digits")).isEqualTo(older);
  }

  @Test
  void runs_are_listed_by_sweep_and_then_by_age() throws IOException {
    RunDirectory fashion = create("fashion", NOON);
    RunDirectory newer = create("digits", LATER);
    RunDirectory older = create("digits", NOON);
    Files.createDirectories(runs.root().resolve("digits/notes"));
    assertThat(runs.list()).containsExactly(older, newer, fashion);
  }

  @Test
  void without_a_directory_there_are_no_runs() throws IOException {
    assertThat(runs.list()).isEmpty();
  }

  @Test
  void says_where_it_looked_for_a_run() {
    assertThatThrownBy(() -> runs.find("nothing"))
        .isInstanceOf(RunNotFoundException.class)
        .hasMessage(
            "nothing is no run: neither a directory with a sweep.db nor a sweep's name in "
                + runs.root());
  }

  @Test
  void a_run_has_one_owner_in_this_process() throws Exception {
    RunDirectory run = create("digits", NOON);
    assertThat(RunLock.isHeld(run)).isFalse();
    try (RunLock first = RunLock.acquire(run)) {
      assertThat(first).isNotNull();
      assertThat(RunLock.isHeld(run)).isTrue();
      assertThatThrownBy(() -> RunLock.acquire(run))
          .isInstanceOf(RunBusyException.class)
          .hasMessage(
              run
                  + ": another elbow process is working on this run (process "
                  + ProcessHandle.current().pid()
                  + "); stop it (elbow stop) or wait for it to end");
    }
    RunLock.acquire(run).close();
    assertThat(RunLock.isHeld(run)).isFalse();
  }
}
