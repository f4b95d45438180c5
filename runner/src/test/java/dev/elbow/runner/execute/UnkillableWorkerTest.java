package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.worker.FakeTrials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that not even SIGKILL ends, as one in uninterruptible sleep. A test cannot make one, so
 * this one is not real.
 */
class UnkillableWorkerTest {
  private static final long PID = 4711;

  @TempDir Path directory;
  private final Surroundings surroundings =
      Surroundings.with(new Patience(Duration.ofMillis(500), Duration.ofMillis(100)));

  private Attempt begin() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    TrialTask task =
        new TrialTask(
            run,
            FakeTrials.trial(1, "undead"),
            1,
            new Slot(new Device(Device.Kind.CPU, 0, "core"), 1, 1),
            1,
            Optional.empty());
    Files.createDirectories(run.trial(task.trial().id()));
    Worker worker = Worker.start(new Undead(), Duration.ofMillis(100), ended -> {});
    WorkerPool.Kind kind = surroundings.pool().kind(new ProcessBuilder("undead"));
    return Attempt.begin(task, new Deaf(), surroundings, kind, worker);
  }

  @Test
  void an_attempt_does_not_wait_for_ever_for_a_process_that_cannot_be_killed() throws Exception {
    assertThat(begin().outcome().get(30, TimeUnit.SECONDS))
        .isEqualTo(
            new Failed(
                Failed.Cause.LOST,
                "was heard of no more for 0.5s; its process 4711 could not be killed"));
  }

  @Test
  void nor_does_one_that_was_to_stop() throws Exception {
    Attempt attempt = begin();
    attempt.stop("stopped by SIGINT");
    assertThat(attempt.outcome().get(30, TimeUnit.SECONDS))
        .isEqualTo(
            new TrialOutcome.Lost("stopped by SIGINT; its process 4711 could not be killed"));
  }

  private static final class Deaf implements TrialEvents {
    @Override
    public void ready(
        TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {}

    @Override
    public void epoch(EpochMetrics metrics) {}
  }

  private static final class Undead extends Process {
    private final PipedInputStream silence = new PipedInputStream();

    Undead() throws IOException {
      new PipedOutputStream(silence);
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return silence;
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
      throw new UnsupportedOperationException("that would take for ever");
    }

    @Override
    public int exitValue() {
      throw new IllegalThreadStateException("it has not exited");
    }

    @Override
    public void destroy() {}

    @Override
    public Process destroyForcibly() {
      return this;
    }

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public CompletableFuture<Process> onExit() {
      return new CompletableFuture<>();
    }

    @Override
    public long pid() {
      return PID;
    }

    @Override
    public ProcessHandle toHandle() {
      return ProcessHandle.current();
    }
  }
}
