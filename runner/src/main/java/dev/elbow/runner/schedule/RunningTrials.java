package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * The attempts that are going on, the slots they hold, and what is heard of them. Used by the
 * sweep's thread; what the attempts do arrives in its inbox.
 */
final class RunningTrials {
  private final TrialExecutor executor;
  private final BlockingQueue<LoopEvent> inbox;
  private final TrainingWatch watch;
  private final Map<TrialId, Running> running = new TreeMap<>();

  private record Running(Slot slot, TrialExecution execution) {}

  /**
   * @param watch says which trainings go on
   */
  RunningTrials(TrialExecutor executor, BlockingQueue<LoopEvent> inbox, TrainingWatch watch) {
    this.executor = executor;
    this.inbox = inbox;
    this.watch = watch;
  }

  /** What has been heard already, if anything. */
  Optional<LoopEvent> heard() {
    return Optional.ofNullable(inbox.poll());
  }

  /** Waits for the next thing to be heard. */
  LoopEvent nextEvent() {
    try {
      return inbox.take();
    } catch (InterruptedException e) {
      return new LoopEvent.StopRequested("the sweep was interrupted");
    }
  }

  void start(TrialTask task) {
    TrialId trial = task.trial().id();
    watch.begin(task.trial());
    TrialExecution execution = executor.start(task, new Inbox(trial));
    running.put(trial, new Running(task.slot(), execution));
    CompletableFuture<?> unused =
        execution
            .outcome()
            .thenAccept(outcome -> inbox.add(new LoopEvent.AttemptEnded(trial, outcome)));
  }

  /** A training goes on behind the epochs that an earlier attempt has done. */
  void resumed(TrialId trial, List<EpochMetrics> done) {
    watch.resumed(trial, done);
  }

  /** Tells a trial that waits for it whether it goes on after an epoch. */
  void answer(TrialId trial, EpochMetrics epoch) {
    watch
        .after(trial, epoch)
        .ifPresent(decision -> runningOf(trial).execution().afterEpoch(decision));
  }

  /** Forgets a trial that has ended, and returns the slot it held. */
  Slot remove(TrialId trial) {
    Running ended = runningOf(trial);
    running.remove(trial);
    return ended.slot();
  }

  private Running runningOf(TrialId trial) {
    return Optional.ofNullable(running.get(trial))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "trial " + trial + " was heard of but is not running: this is a bug"));
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
    public void ready(String engine, String data, String dataSha256, List<EpochMetrics> done) {
      inbox.add(new LoopEvent.WorkerReady(trial, engine, data, dataSha256, done));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      inbox.add(new LoopEvent.EpochDone(trial, metrics));
    }
  }
}
