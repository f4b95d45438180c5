package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.cli.terminal.TrialText;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of attempts that failed, and what is not tried again. */
class RetryCommandTest {
  private static final TrialId FOURTH = new TrialId(4);

  @TempDir Path directory;
  private Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    runs = directory.resolve("runs");
    run = ExampleRun.create(runs);
    new ProvenanceFile(run.provenance())
        .write(
            new Provenance(
                "example",
                7,
                Provenance.Software.current(),
                List.of(),
                Optional.empty(),
                List.of()));
  }

  private Call elbow(String command, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = command;
    arguments[1] = "example";
    System.arraycopy(more, 0, arguments, 2, more.length);
    arguments[more.length + 2] = "--out";
    arguments[more.length + 3] = runs.toString();
    return Call.elbow(arguments);
  }

  /** The fourth trial has crashed twice; the second time was its last. */
  private void crashTwice() {
    Instant now = ExampleRun.START.plusSeconds(70);
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      AttemptId first = store.startAttempt(FOURTH, "cpu:0", now);
      store.finish(
          first,
          new TrialOutcome.Lost(
              Optional.of(Cause.CRASHED),
              "the worker was killed by signal 11 (SIGSEGV), tried again (attempt 2 of 2)"),
          now.plusSeconds(3));
      AttemptId second = store.startAttempt(FOURTH, "cpu:1", now.plusSeconds(4));
      store.finish(
          second, new Failed(Cause.CRASHED, "exit code 3, after 2 attempts"), now.plusSeconds(9));
    }
  }

  @Test
  void a_divergence_alone_is_nothing_to_try_again() {
    Call call = elbow("retry");
    assertThat(call.code()).isZero();
    assertThat(call.err()).startsWith("Nothing to try again: no trial of " + run.id());
  }

  @Test
  void only_failed_trials_are_tried_again() {
    for (String trial : List.of("1", "4", "99", "x")) {
      Call call = elbow("retry", trial);
      assertThat(call.code()).as(trial).isEqualTo(2);
    }
    assertThat(elbow("retry", "1").err())
        .contains("trial 0001", "expected a failed trial, found one that is completed");
    assertThat(elbow("retry", "99").err()).contains(run.id() + " has no trial 0099");
  }

  @Test
  void a_run_that_is_going_on_is_not_touched() throws Exception {
    crashTwice();
    try (RunLock lock = RunLock.acquire(run)) {
      assertThat(elbow("retry").err()).contains(lock.run() + ": another elbow process");
    }
    assertThat(elbow("show", "4").out()).contains("failed");
  }

  @Test
  void show_says_how_often_a_trial_was_tried_and_why() throws IOException {
    crashTwice();
    assertThat(elbow("show", "4").out())
        .contains("2, of which 2 failed")
        .contains(
            "1: crashed: the worker was killed by signal 11 (SIGSEGV), tried again (attempt 2 of"
                + " 2) (3 s on cpu:0)")
        .contains("2: crashed: exit code 3, after 2 attempts (5 s on cpu:1)");
    JsonNode attempts =
        new JsonMapper().readTree(elbow("show", "4", "--json").out()).get("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.at("/0/cause").asText()).isEqualTo("crashed");
    assertThat(attempts.at("/0/state").asText()).isEqualTo("lost");
    assertThat(attempts.at("/1/state").asText()).isEqualTo("failed");
    assertThat(attempts.at("/1/seconds").asDouble()).isEqualTo(5);
  }

  @Test
  void a_progress_line_says_what_went_wrong_and_that_it_is_tried_again() {
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      AttemptId attempt = store.startAttempt(FOURTH, "cpu:0", ExampleRun.START);
      store.finish(
          attempt,
          new TrialOutcome.Lost(
              Optional.of(Cause.OUT_OF_MEMORY), "the heap is full, tried again (attempt 2 of 3)"),
          ExampleRun.START);
      var trial = store.trial(FOURTH).orElseThrow();
      assertThat(TrialText.ended(trial, SweepFiles.ofRun(run).spec().objectives(), false))
          .startsWith("0004 out of memory: the heap is full, tried again (attempt 2 of 3)");
    }
  }

  @Test
  void status_says_when_a_running_trial_was_last_heard_of() throws Exception {
    try (RunLock lock = RunLock.acquire(run);
        TrialStore store = SqliteTrialStore.open(lock.run().database())) {
      store.beginLaunch(OptionalInt.of(4), ExampleRun.START);
      AttemptId attempt = store.startAttempt(FOURTH, "cpu:0", ExampleRun.START);
      store.heard(attempt, Optional.empty(), ExampleRun.START);
      assertThat(elbow("status").out()).contains("on cpu:0, last heard of 1 min 40 s ago");
      store.heard(attempt, Optional.empty(), ExampleRun.START.plusSeconds(90));
      assertThat(elbow("status").out()).contains("on cpu:0").doesNotContain("last heard of");
    }
  }

  @Test
  void there_is_nothing_to_stop_where_nobody_works() {
    Call call = elbow("stop");
    assertThat(call.code()).isZero();
    assertThat(call.out().strip()).isEqualTo("No process is working on " + run.id() + ".");
  }

  @Test
  void every_command_that_reads_says_what_repairs_a_damaged_run() throws IOException {
    Files.write(run.database(), new byte[8192]);
    for (String command : List.of("status", "show", "best", "export")) {
      Call call = elbow(command);
      assertThat(call.code()).as(command).isEqualTo(2);
      assertThat(call.err())
          .as(command)
          .hasLineCount(1)
          .contains("sweep.db: damaged", "elbow resume " + run.root() + " repairs");
    }
  }
}
