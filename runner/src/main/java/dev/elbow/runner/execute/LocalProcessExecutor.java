package dev.elbow.runner.execute;

import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gives each attempt a process on this machine that it has for itself, and that may serve others
 * afterwards. When this process dies, however it dies, its workers end by themselves.
 */
public final class LocalProcessExecutor implements TrialExecutor {
  private final WorkerCommand command;
  private final Surroundings surroundings;

  public LocalProcessExecutor(WorkerCommand command) {
    this(command, Patience.DEFAULT);
  }

  public LocalProcessExecutor(WorkerCommand command, Patience patience) {
    this(command, Surroundings.with(patience));
  }

  LocalProcessExecutor(WorkerCommand command, Surroundings surroundings) {
    this.command = command;
    this.surroundings = surroundings;
  }

  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    Trial trial = task.trial();
    try {
      Files.createDirectories(task.run().trial(trial.id()));
      Files.writeString(
          task.run().assignment(trial.id()), AssignmentJson.write(trial.assignment()) + "\n");
      return begin(task, events);
    } catch (IOException | OutOfMemoryError e) { // the latter if there are no threads left
      return new NotStarted("the worker could not be started: " + e.getMessage());
    }
  }

  private TrialExecution begin(TrialTask task, TrialEvents events) throws IOException {
    ProcessBuilder builder = command.build(task);
    WorkerPool pool = surroundings.pool();
    WorkerPool.Kind kind = pool.kind(builder);
    Optional<Worker> waiting = pool.take(kind);
    if (waiting.isPresent()) {
      try {
        return Attempt.begin(task, events, surroundings, kind, waiting.get());
      } catch (IOException e) {
        waiting.get().kill(); // it died while it waited: no fault of this trial's
      }
    }
    return Attempt.begin(task, events, surroundings, kind, pool.start(builder));
  }

  /** Ends the workers that wait for another trial. */
  @Override
  public void close() {
    surroundings.pool().close();
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
