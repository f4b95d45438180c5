package dev.elbow.runner.cli;

import static dev.elbow.runner.cli.Call.elbow;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.EndReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs of a sweep, 40, 20 and 0 days old. */
class GcCommandTest {
  @TempDir Path directory;
  private Path out;
  private RunDirectory oldest;
  private RunDirectory middle;
  private RunDirectory newest;

  @BeforeEach
  void write() throws IOException {
    out = directory.resolve("runs");
    oldest = run(40, EndReason.FINISHED);
    middle = run(20, EndReason.FINISHED);
    newest = run(0, EndReason.FINISHED);
  }

  private RunDirectory run(int daysAgo, EndReason end) throws IOException {
    Instant then = ExampleRun.START.minus(Duration.ofDays(daysAgo));
    RunDirectory run = new Runs(out).create("example", Clock.fixed(then, ZoneOffset.UTC));
    Files.writeString(run.sweepFile(), ExampleRun.SWEEP);
    Files.writeString(Files.createDirectories(run.trials().resolve("0001")).resolve("log"), "log");
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(4), then);
      store.endLaunch(end, then);
    }
    return run;
  }

  private Call gc(String... options) {
    return elbow(
        Stream.concat(Stream.of("gc", "--out", out.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<RunDirectory> left() throws IOException {
    return new Runs(out).list();
  }

  @Test
  void what_is_older_goes() throws IOException {
    Call call = gc("--older-than", "30d");
    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("removed " + oldest.id()).contains("Removed 1 run, ");
    assertThat(oldest.root()).doesNotExist();
    assertThat(left()).containsExactly(middle, newest);
  }

  @Test
  void the_newest_stay_however_old() throws Exception {
    assertThat(gc("--older-than", "1h").code()).isZero();
    assertThat(left()).containsExactly(newest);
    assertThat(new Runs(out).find("example")).isEqualTo(newest);
    run(60, EndReason.FINISHED);
    assertThat(gc("--keep", "2", "example").out()).contains("Removed 0 runs");
  }

  @Test
  void a_dry_run_removes_nothing() throws IOException {
    assertThat(gc("--keep", "1", "--dry-run").out()).contains("Would remove 2 runs, ");
    assertThat(left()).hasSize(3);
  }

  @Test
  void without_a_word_on_what_is_old_nothing_is_done() throws IOException {
    assertThat(gc().code()).isEqualTo(2);
    assertThat(gc("--keep", "0").code()).isEqualTo(2);
    assertThat(gc("--older-than", "soon").code()).isEqualTo(2);
    assertThat(gc("nothing", "--keep", "1").err()).contains("no sweep nothing has runs");
    assertThat(left()).hasSize(3);
  }

  @Test
  void a_run_that_is_worked_on_stays() throws Exception {
    try (RunLock held = RunLock.acquire(oldest)) {
      assertThat(gc("--keep", "1").code()).isZero();
      assertThat(left()).containsExactly(held.run(), newest);
    }
  }

  @Test
  void a_run_that_could_be_resumed_goes_only_if_asked_for() throws IOException {
    RunDirectory stopped = run(50, EndReason.STOPPED);
    run(0, EndReason.FINISHED);
    Call call = gc("--older-than", "45d");
    assertThat(call.err()).contains(stopped.id() + " stays: it was stopped and could be resumed");
    assertThat(left()).contains(stopped);
    assertThat(gc("--older-than", "45d", "--unfinished").code()).isZero();
    assertThat(left()).doesNotContain(stopped);
  }

  @Test
  void what_is_no_run_is_not_touched_and_links_are_not_followed() throws IOException {
    Path notes = Files.createDirectories(out.resolve("example").resolve("19990101-000000"));
    Files.writeString(notes.resolve("notes.txt"), "mine");
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(oldest.root(), elsewhere);
    Files.createSymbolicLink(oldest.root(), elsewhere);
    Files.createSymbolicLink(middle.trials().resolve("link"), elsewhere);
    assertThat(gc("--keep", "1").code()).isZero();
    assertThat(notes.resolve("notes.txt")).exists();
    assertThat(elsewhere.resolve("sweep.db")).exists();
    assertThat(elsewhere.resolve("trials/0001/log")).exists();
    assertThat(middle.root()).doesNotExist();
  }

  @Test
  void json_says_what_went() throws IOException {
    JsonNode document = new JsonMapper().readTree(gc("--keep", "2", "--json").out());
    assertThat(document.get("dry_run").asBoolean()).isFalse();
    assertThat(document.get("removed")).hasSize(1);
    assertThat(document.get("removed").get(0).get("run").asText()).isEqualTo(oldest.id());
    assertThat(document.get("megabytes").asDouble()).isGreaterThan(0.05);
  }
}
