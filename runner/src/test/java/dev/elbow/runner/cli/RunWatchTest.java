package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was resumed 100 s ago and trains its fourth trial; it ends at the second look. */
class RunWatchTest {
  private static final Instant RESUMED = ExampleRun.START.plusSeconds(1000);

  @TempDir Path runs;
  private RunDirectory run;
  private int looks;

  @BeforeEach
  void write() throws IOException {
    run = ExampleRun.create(runs);
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(4), RESUMED);
      store.startAttempt(new TrialId(4), "cpu:1", RESUMED.plusSeconds(20));
    }
  }

  private void watch(boolean json, Terminal terminal) throws Exception {
    RunLock lock = RunLock.acquire(run);
    Clock clock = Clock.fixed(RESUMED.plusSeconds(100), ZoneOffset.UTC);
    try (OpenRun open = OpenRun.of(run)) {
      Invocation invocation = new Invocation(terminal, Map.of(), clock, List.of());
      new RunWatch(open, invocation, () -> passTime(lock)).untilEnd(json);
    }
  }

  private void passTime(RunLock lock) {
    looks++;
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      if (looks == 1) {
        store.appendEpoch(
            new AttemptId(new TrialId(4), 1), ExampleRun.firstEpoch(), RESUMED.plusSeconds(60));
      } else {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_terminal_shows_slots_and_the_time_left() throws Exception {
    StringWriter err = new StringWriter();
    PrintWriter to = new PrintWriter(err);
    watch(
        false, new Terminal(new PrintWriter(new StringWriter()), to, true, false, true, () -> 80));
    assertThat(err.toString())
        .contains(run.id() + "  3/4 trials (1 failed)")
        .contains("best     ")
        .contains("cpu:1    0004 starting  since 1 min 20 s")
        .contains("cpu:1    0004 epoch 1/2  since 1 min 20 s")
        .contains("1 min 40 s, about 1 min 40 s");
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void elsewhere_a_line_is_printed_when_a_trial_has_ended() throws Exception {
    StringWriter out = new StringWriter();
    watch(false, Terminal.plain(new PrintWriter(out), new PrintWriter(new StringWriter())));
    assertThat(out.toString().lines()).hasSize(1).first().asString().contains("3/4 trials");
  }

  @Test
  void as_json_every_change_is_a_document_on_its_line() throws Exception {
    StringWriter out = new StringWriter();
    watch(true, Terminal.plain(new PrintWriter(out), new PrintWriter(new StringWriter())));
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode last = new JsonMapper().readTree(lines.get(1));
    assertThat(last.get("finished").asInt()).isEqualTo(3);
    assertThat(last.get("best").asInt()).isEqualTo(2);
    assertThat(last.get("running").get(0).get("epoch").asInt()).isEqualTo(1);
    assertThat(last.get("running").get(0).get("device").asText()).isEqualTo("cpu:1");
    assertThat(last.get("seconds_left").asInt()).isEqualTo(100);
  }

  @Test
  void a_run_that_has_ended_is_not_waited_for() throws Exception {
    assertThat(Call.elbow("status", run.root().toString(), "--watch").out())
        .contains("trials     3/4");
    assertThat(looks).isZero();
  }
}
