package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.store.RunBusyException;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialState;
import dev.elbow.runner.worker.FakeTrials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in a process of its own, which is killed. */
@Timeout(120) // a sweep that does not end must not hang the build
class SweepDeathTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void a_killed_sweep_leaves_no_worker_and_resumes_without_repeating_a_trial() throws Exception {
    Path out = Files.createDirectory(directory.resolve("runs"));
    Process sweep = SweepProcess.start(out, "complete", "hang-once");
    try {
      RunDirectory run = awaitRun(out);
      long worker = awaitFirstDoneAndSecondHanging(run);
      assertIsBusy(run);
      sweep.destroyForcibly().waitFor();
      await().atMost(PATIENCE).until(() -> ProcessHandle.of(worker).isEmpty());
      assertResumes(run, out);
    } finally {
      sweep.destroyForcibly();
    }
  }

  @Test
  void a_worker_that_waits_for_a_word_ends_with_its_sweep() throws Exception {
    Path out = Files.createDirectory(directory.resolve("runs"));
    // This sweep ends no trainings early, so the worker waits in vain.
    Process sweep = SweepProcess.start(out, "judged -130 -120");
    try {
      RunDirectory run = awaitRun(out);
      await().atMost(PATIENCE).ignoreExceptions().until(() -> hasEpoch(run, 1));
      long worker = FakeTrials.attempts(run, 1).get(0);
      assertThat(ProcessHandle.of(worker)).isPresent();
      sweep.destroyForcibly().waitFor();
      await().atMost(PATIENCE).until(() -> ProcessHandle.of(worker).isEmpty());
    } finally {
      sweep.destroyForcibly();
    }
  }

  private static boolean hasEpoch(RunDirectory run, int trial) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return !reader.epochs(new TrialId(trial)).isEmpty();
    }
  }

  private static RunDirectory awaitRun(Path out) throws Exception {
    await().atMost(PATIENCE).until(() -> !new Runs(out).list().isEmpty());
    return new Runs(out).find("fake");
  }

  private static long awaitFirstDoneAndSecondHanging(RunDirectory run) throws Exception {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isUnderWay(run));
    return FakeTrials.attempts(run, 2).get(0);
  }

  private static boolean isUnderWay(RunDirectory run) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return reader.snapshot().counts().get(TrialState.COMPLETED) == 1
          && !reader.epochs(new TrialId(2)).isEmpty();
    }
  }

  private static void assertIsBusy(RunDirectory run) {
    assertThat(RunLock.isHeld(run)).isTrue();
    assertThatThrownBy(() -> RunLock.acquire(run))
        .isInstanceOf(RunBusyException.class)
        .hasMessageContaining("another elbow process is working on this run");
  }

  private static void assertResumes(RunDirectory run, Path out) throws Exception {
    SweepSummary resumed =
        new FakeSweep(List.of("complete", "hang-once"))
            .runner(2, Clock.systemUTC())
            .resume(
                run,
                FakeSweep.spec(Budget.UNLIMITED),
                FakeSweep.options(out),
                new SweepListener() {},
                new StopSignal());
    assertThat(resumed.end()).isEqualTo(EndReason.FINISHED);
    assertThat(FakeTrials.attempts(run, 1)).hasSize(1);
    assertThat(FakeTrials.attempts(run, 2)).hasSize(2);
    assertThat(resumed.snapshot().trials().get(1).attempt()).isEqualTo(2);
  }
}
