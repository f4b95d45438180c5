package dev.elbow.runner.execute;

import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Gives each attempt a process of its own on this machine. When this process dies, however it dies,
 * its workers end by themselves.
 */
public final class LocalProcessExecutor implements TrialExecutor {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final WorkerCommand command;
  private final Duration grace;

  public LocalProcessExecutor(WorkerCommand command) {
    this(command, GRACE);
  }

  /**
   * @param grace how long a worker may take to end after it was asked to, before it is killed
   */
  LocalProcessExecutor(WorkerCommand command, Duration grace) {
    this.command = command;
    this.grace = grace;
  }

  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    Trial trial = task.trial();
    try {
      Files.createDirectories(task.run().trial(trial.id()));
      Files.writeString(
          task.run().assignment(trial.id()), AssignmentJson.write(trial.assignment()) + "\n");
      Process process = command.build(task).start();
      WorkerLog log = new WorkerLog(task.run().log(trial.id()));
      return WorkerProcess.watch(process, log, events, task.timeout(), grace);
    } catch (IOException e) {
      return new NotStarted("the worker could not be started: " + e.getMessage());
    }
  }

  /** An attempt that had failed before it began. */
  private record NotStarted(String reason) implements TrialExecution {
    @Override
    public CompletableFuture<TrialOutcome> outcome() {
      return CompletableFuture.completedFuture(
          new TrialOutcome.Failed(TrialOutcome.Failed.Cause.CRASHED, reason));
    }

    @Override
    public void afterEpoch(Decision decision) {
      // It has no epochs.
    }

    @Override
    public void stop(String why) {
      // It has ended already.
    }
  }
}
