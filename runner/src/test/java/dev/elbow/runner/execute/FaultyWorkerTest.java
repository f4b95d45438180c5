package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that hang, die and lie: each attempt ends, with the right cause. */
@Timeout(180)
class FaultyWorkerTest {
  @TempDir Path directory;
  private Attempts attempts;

  @BeforeEach
  void begin() {
    attempts = new Attempts(directory);
  }

  @AfterEach
  void leave_nothing_running() {
    attempts.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no-event | the worker reported what is no event",
        "unready | the worker reported epoch 1 before the training's beginning",
        "leap | the worker reported epoch 3 where epoch 2 was due",
        "gap | the worker reported epoch 2 where epoch 1 was due",
        "two-ends | the worker reported Finished after the trial's end",
        "afterlife | the worker reported Epoch after the trial's end"
      })
  void who_reports_what_cannot_be_is_not_believed(String misdeed, String reason) {
    assertThat(attempts.failure(1, misdeed)).isEqualTo(new Failed(Cause.CRASHED, reason));
    assertThat(ProcessHandle.of(attempts.pid(1))).isEmpty();
  }

  @Test
  void noise_is_logged_and_nothing_else() throws IOException {
    assertThat(attempts.failure(1, "binary"))
        .isEqualTo(
            new Failed(
                Cause.CRASHED,
                attempts.failure(2, "binary").reason())); // the same noise, the same last words
    assertThat(attempts.failure(1, "binary").reason())
        .startsWith("the worker ended with exit code 1 before it was done");
    assertThat(Files.size(attempts.run.log(new TrialId(2)))).isBetween(1L << 19, 1L << 21);
  }

  @Test
  void a_flood_without_an_end_of_line_fills_neither_memory_nor_disk() throws IOException {
    Failed failed = attempts.failure(1, "flood");

    assertThat(failed.cause()).isEqualTo(Cause.CRASHED);
    assertThat(Files.size(attempts.run.log(new TrialId(1))))
        .isBetween(WorkerLog.MOST_BYTES, WorkerLog.MOST_BYTES + (1 << 16));
    assertThat(attempts.log(1)).contains("were left out").contains("the last words");
  }

  @Test
  void half_an_event_before_a_death_is_no_event() throws IOException {
    assertThat(attempts.failure(1, "half"))
        .isEqualTo(
            new Failed(
                Cause.CRASHED,
                "the worker ended with exit code 1 before it was done; its log ends:"
                    + " {\"event\":\"finished\",\"metr"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_worker_that_is_heard_of_no_more_is_lost() throws Exception {
    try (Attempts impatient =
        new Attempts(directory, new Patience(Duration.ofSeconds(6), Duration.ofSeconds(20)))) {
      TrialExecution execution = impatient.start(1, "hang");
      ProcessHandle worker = impatient.awaitWorker(1);
      signal("STOP", worker);
      assertThat(Attempts.outcome(execution))
          .isEqualTo(new Failed(Cause.LOST, "was heard of no more for 6s"));
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void a_worker_that_is_busy_says_that_it_is_alive() {
    TrialExecution execution = attempts.start(1, "hang");
    await()
        .atMost(Attempts.PATIENCE)
        .until(() -> attempts.signs.stream().filter("alive"::equals).count() >= 3);
    execution.stop("seen enough");
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "KILL, LOST, the worker was killed by signal 9 (SIGKILL) from outside",
    "SEGV, CRASHED, the worker was killed by signal 6 (SIGABRT): SIGSEGV (0xb)",
    "BUS, CRASHED, the worker was killed by signal 6 (SIGABRT): SIGBUS (0x7)"
  })
  void a_signal_tells_what_kind_of_end_it_was(String name, Cause cause, String reason)
      throws Exception {
    TrialExecution execution = attempts.start(1, "hang");
    signal(name, attempts.awaitWorker(1));
    TrialOutcome outcome = Attempts.outcome(execution);
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).reason()).startsWith(reason);
    assertThat(((Failed) outcome).cause()).isEqualTo(cause);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_jvms_report_of_a_crash_ends_up_with_the_trial_that_it_was_serving() throws IOException {
    attempts.outcome(1, "complete");
    Failed failed = attempts.failure(2, "segfault");

    assertThat(failed.cause()).isEqualTo(Cause.CRASHED);
    assertThat(attempts.run.trial(new TrialId(2)).resolve("hs_err.log")).isNotEmptyFile();
    try (Stream<Path> files = Files.list(attempts.run.trials())) {
      assertThat(files).allMatch(Files::isDirectory);
    }
  }

  @Test
  void a_heap_that_is_full_is_told_from_a_crash_even_if_nobody_could_say_so() {
    Device core = new Device(Device.Kind.CPU, 0, "core");
    TrialOutcome outcome = Attempts.outcome(attempts.start(1, "gluttony", core, 400));
    assertThat(outcome).isEqualTo(new Failed(Cause.OUT_OF_MEMORY, "the worker's heap was full"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memory_that_the_system_refuses_is_told_from_a_crash() {
    Failed failed = attempts.failure(1, "starve");
    assertThat(failed.reason()).startsWith("the worker's JVM was refused memory: ");
    assertThat(failed.cause()).isEqualTo(Cause.OUT_OF_MEMORY);
  }

  private static void signal(String name, ProcessHandle worker) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(worker.pid())).start().waitFor();
  }
}
