package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.core.metrics.DimensionMetric;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.GpuFacts;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.FakeEngine;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalProcessExecutorTest {
  private static final Device CORE = new Device(Device.Kind.CPU, 0, "core");
  private static final int SLOTS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private RunDirectory run;
  private final List<EpochMetrics> epochs = new CopyOnWriteArrayList<>();
  private final List<TrialExecution> started = new CopyOnWriteArrayList<>();
  private final TrialExecutor executor =
      new LocalProcessExecutor(
          FakeTrials.COMMAND, new Patience(Duration.ofSeconds(60), Duration.ofMillis(300)));

  @BeforeEach
  void lay_out() {
    run = new RunDirectory(directory);
  }

  @AfterEach
  void leave_nothing_running() {
    started.forEach(execution -> execution.stop("the test is over"));
    started.forEach(LocalProcessExecutorTest::outcome);
    executor.close();
  }

  private TrialExecution start(String behaviour, Optional<Duration> timeout, Device device) {
    TrialTask task =
        new TrialTask(
            run, FakeTrials.trial(1, behaviour), 1, new Slot(device, 1, 1), SLOTS, timeout);
    TrialExecution execution =
        executor.start(
            task,
            new TrialEvents() {
              @Override
              public void ready(
                  TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {
                assertThat(engine).isEqualTo(FakeEngine.version("1.0"));
                assertThat(List.of(data, dataSha256)).containsExactly("nothing", "00ff");
              }

              @Override
              public void epoch(EpochMetrics metrics) {
                epochs.add(metrics);
              }
            });
    started.add(execution);
    return execution;
  }

  private TrialExecution start(String behaviour) {
    return start(behaviour, Optional.empty(), CORE);
  }

  private static TrialOutcome outcome(TrialExecution execution) {
    return execution
        .outcome()
        .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        .join();
  }

  private String log() throws IOException {
    return Files.readString(run.log(new TrialId(1)));
  }

  private ProcessHandle worker() throws IOException {
    await().atMost(PATIENCE).until(() -> !epochs.isEmpty());
    return ProcessHandle.of(FakeTrials.attempts(run, 1).get(0)).orElseThrow();
  }

  @Test
  void a_trial_runs_to_its_end_and_reports_every_epoch() {
    TrialOutcome outcome = outcome(start("complete"));
    assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(((TrialOutcome.Completed) outcome).epochs()).isEqualTo(2);
    assertThat(((TrialOutcome.Completed) outcome).metrics().perDimension(DimensionMetric.KL))
        .containsExactly(0.5, 2.0);
    assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2);
    assertThat(epochs.get(0).trainLossNats()).isNaN();
  }

  @Test
  void what_is_printed_goes_to_the_log_and_a_core_hides_the_gpus() throws IOException {
    assertThat(outcome(start("chatter"))).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(log())
        .contains("{\"this\": \"is no event\"}\n", "printed by native code\n", "\n1\n");
  }

  @Test
  void a_gpu_slot_shows_its_gpu_alone() throws IOException {
    GpuFacts facts =
        new GpuFacts(
            Optional.of("GPU-1a2b"),
            OptionalInt.empty(),
            false,
            OptionalLong.empty(),
            Optional.empty());
    Device gpu = new Device(Device.Kind.GPU, 3, "H200", facts);
    assertThat(outcome(start("chatter", Optional.empty(), gpu)))
        .isInstanceOf(TrialOutcome.Completed.class);
    assertThat(log()).contains("\n1GPU-1a2b\n");
  }

  @Test
  void workers_share_the_memory_that_one_alone_might_take() throws IOException {
    assertThat(outcome(start("chatter"))).isInstanceOf(TrialOutcome.Completed.class);
    assertThat(log()).contains("-XX:MaxRAMPercentage=5.00\n");
  }

  @Test
  void a_divergence_is_a_failure_with_its_reason() {
    assertThat(outcome(start("diverge")))
        .isEqualTo(
            new Failed(
                Failed.Cause.DIVERGED,
                "loss is NaN at epoch 2, step 7",
                Optional.of(new Failed.Moment(2, 7))));
  }

  @Test
  void a_broken_worker_says_why() {
    assertThat(outcome(start("break")))
        .isEqualTo(new Failed(Failed.Cause.CRASHED, "no such layer"));
  }

  @Test
  void settings_that_do_not_fit_and_memory_that_runs_out_are_told_from_a_crash() {
    assertThat(outcome(start("unfit")))
        .isEqualTo(new Failed(Failed.Cause.UNTRAINABLE, "too few examples"));
    assertThat(outcome(start("bloat")))
        .isEqualTo(new Failed(Failed.Cause.OUT_OF_MEMORY, "no room for a batch"));
  }

  @Test
  void a_worker_that_exits_early_leaves_its_exit_code_and_last_words() {
    assertThat(outcome(start("exit")))
        .isEqualTo(
            new Failed(
                Failed.Cause.CRASHED,
                "the worker ended with exit code 3 before it was done; its log ends: cannot find"
                    + " libfake.so"));
  }

  @Test
  void a_worker_that_says_nothing_has_crashed() {
    assertThat(outcome(start("silent")))
        .isEqualTo(
            new Failed(
                Failed.Cause.CRASHED, "the worker ended with exit code 0 before it was done"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_worker_that_is_killed_from_outside_is_lost() throws IOException {
    TrialExecution execution = start("hang");
    assertThat(worker().destroyForcibly()).isTrue();
    assertThat(outcome(execution))
        .isEqualTo(
            new Failed(
                Failed.Cause.LOST, "the worker was killed by signal 9 (SIGKILL) from outside"));
  }

  @Test
  void a_trial_that_takes_too_long_is_timed_out_and_its_process_is_gone() throws IOException {
    TrialExecution execution = start("hang", Optional.of(Duration.ofMillis(1500)), CORE);
    assertThat(outcome(execution))
        .isEqualTo(new Failed(Failed.Cause.TIMED_OUT, "ran longer than its limit of 1.5s"));
    // On a busy machine the limit may come before the worker has noted its process.
    assertThat(FakeTrials.attempts(run, 1)).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void a_stopped_trial_is_lost_with_the_reason() throws IOException {
    TrialExecution execution = start("hang");
    ProcessHandle worker = worker();
    execution.stop("stopped by SIGINT");
    assertThat(outcome(execution)).isEqualTo(new TrialOutcome.Lost("stopped by SIGINT"));
    assertThat(worker.isAlive()).isFalse();
  }

  @Test
  void a_worker_that_waits_goes_on_when_told_to() {
    TrialExecution execution = start("judged -130 -120");
    await().atMost(PATIENCE).until(() -> epochs.size() == 1);
    execution.afterEpoch(new Decision.Continue());
    await().atMost(PATIENCE).until(() -> epochs.size() == 2);
    execution.afterEpoch(new Decision.Continue());
    assertThat(outcome(execution)).isInstanceOf(TrialOutcome.Completed.class);
  }

  @Test
  void a_worker_that_waits_ends_when_told_to_and_says_what_it_has() {
    TrialExecution execution = start("judged -130 -120");
    await().atMost(PATIENCE).until(() -> epochs.size() == 1);
    execution.afterEpoch(new Decision.Stop("behind 2 of 2 others"));
    TrialOutcome outcome = outcome(execution);
    assertThat(outcome).isInstanceOf(TrialOutcome.Stopped.class);
    assertThat(((TrialOutcome.Stopped) outcome).reason()).isEqualTo("behind 2 of 2 others");
    assertThat(((TrialOutcome.Stopped) outcome).epochs()).isEqualTo(1);
    assertThat(epochs).hasSize(1);
  }

  @Test
  void a_worker_that_waits_can_be_cut_off() throws IOException {
    TrialExecution execution = start("judged -130 -120");
    ProcessHandle worker = worker();
    execution.stop("stopped by SIGINT");
    assertThat(outcome(execution)).isEqualTo(new TrialOutcome.Lost("stopped by SIGINT"));
    assertThat(worker.isAlive()).isFalse();
    execution.afterEpoch(new Decision.Continue()); // comes too late, and does no harm
  }

  @Test
  void a_worker_that_hears_nothing_is_killed() throws IOException {
    TrialExecution execution = start("deaf");
    ProcessHandle worker = worker();
    execution.stop("stopped by SIGINT");
    assertThat(outcome(execution)).isEqualTo(new TrialOutcome.Lost("stopped by SIGINT"));
    assertThat(worker.isAlive()).isFalse();
  }

  /** A signal that is sent shows nothing: whether the worker or its parent ends first is a race. */
  @ParameterizedTest
  @CsvSource({"HUP, 1", "INT, 2", "TERM, 15"})
  @EnabledOnOs(OS.LINUX)
  void a_signal_to_the_whole_group_leaves_workers_alone(String name, int signal) throws Exception {
    TrialExecution unused = start("hang");
    Path status = Path.of("/proc", Long.toString(worker().pid()), "status");
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElseThrow();
    assertThat(Long.parseUnsignedLong(ignored, 16) >> (signal - 1) & 1).as(name).isEqualTo(1);
  }

  @Test
  void events_that_cannot_be_handled_end_the_attempt_and_its_process() throws IOException {
    TrialTask task =
        new TrialTask(
            run, FakeTrials.trial(1, "hang"), 1, new Slot(CORE, 1, 1), SLOTS, Optional.empty());
    TrialExecution execution =
        executor.start(
            task,
            new TrialEvents() {
              @Override
              public void ready(
                  TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {}

              @Override
              public void epoch(EpochMetrics metrics) {
                throw new AssertionError("no room for this epoch");
              }
            });
    assertThat(outcome(execution))
        .isEqualTo(
            new Failed(
                Failed.Cause.CRASHED,
                "the worker's events could not be handled: java.lang.AssertionError: no room for"
                    + " this epoch"));
    assertThat(ProcessHandle.of(FakeTrials.attempts(run, 1).get(0))).isEmpty();
  }

  @Test
  void a_worker_that_cannot_be_started_is_a_failure() throws IOException {
    Files.writeString(directory.resolve("trials"), "in the way");
    TrialOutcome outcome = outcome(start("complete"));
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).reason()).startsWith("the worker could not be started: ");
  }
}
