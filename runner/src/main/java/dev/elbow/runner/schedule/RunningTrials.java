package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.trial.TrialId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * The attempts that are going on and the slots they hold. Used by the sweep's thread; what the
 * attempts do arrives in its inbox.
 */
final class RunningTrials {
  private final TrialExecutor executor;
  private final BlockingQueue<LoopEvent> inbox;
  private final Map<TrialId, Running> running = new TreeMap<>();

  private record Running(Device device, TrialExecution execution) {}

  RunningTrials(TrialExecutor executor, BlockingQueue<LoopEvent> inbox) {
    this.executor = executor;
    this.inbox = inbox;
  }

  void start(TrialTask task) {
    TrialId trial = task.trial().id();
    TrialExecution execution = executor.start(task, new Inbox(trial));
    running.put(trial, new Running(task.device(), execution));
    CompletableFuture<?> unused =
        execution
            .outcome()
            .thenAccept(outcome -> inbox.add(new LoopEvent.AttemptEnded(trial, outcome)));
  }

  /** Forgets a trial that has ended, and returns the slot it held. */
  Device remove(TrialId trial) {
    Running ended = running.remove(trial);
    if (ended == null) {
      throw new IllegalStateException("trial " + trial + " ended but never ran: this is a bug");
    }
    return ended.device();
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /** Tells every one to stop; their ends arrive as usual. */
  void stopAll(String reason) {
    running.values().forEach(one -> one.execution().stop(reason));
  }

  private final class Inbox implements TrialEvents {
    private final TrialId trial;

    Inbox(TrialId trial) {
      this.trial = trial;
    }

    @Override
    public void ready(String engine, String data, String dataSha256) {
      inbox.add(new LoopEvent.WorkerReady(engine, data, dataSha256));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      inbox.add(new LoopEvent.EpochDone(trial, metrics));
    }
  }
}
