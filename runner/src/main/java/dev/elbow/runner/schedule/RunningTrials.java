package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.WorkerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<AttemptId, Running> running = new LinkedHashMap<>();

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

  /** Starts an attempt; returns the process that works on it, if there is one of its own. */
  Optional<WorkerId> start(AttemptId attempt, TrialTask task) {
    watch.begin(task.trial());
    TrialExecution execution = executor.start(task, new Inbox(attempt));
    running.put(attempt, new Running(task.slot(), execution));
    CompletableFuture<?> unused =
        execution
            .outcome()
            .thenAccept(outcome -> inbox.add(new LoopEvent.AttemptEnded(attempt, outcome)));
    return execution.process();
  }

  /** Whether an attempt is going on. What is heard of one that is over is out of date. */
  boolean contains(AttemptId attempt) {
    return running.containsKey(attempt);
  }

  /** A training goes on behind the epochs that an earlier attempt has done. */
  void resumed(AttemptId attempt, List<EpochMetrics> done) {
    watch.resumed(attempt.trial(), done);
  }

  /** Tells a trial that waits for it whether it goes on after an epoch. */
  void answer(AttemptId attempt, EpochMetrics epoch) {
    watch
        .after(attempt.trial(), epoch)
        .ifPresent(decision -> runningOf(attempt).execution().afterEpoch(decision));
  }

  /** Forgets an attempt that has ended, and returns the slot it held. */
  Slot remove(AttemptId attempt) {
    Running ended = runningOf(attempt);
    running.remove(attempt);
    return ended.slot();
  }

  private Running runningOf(AttemptId attempt) {
    return Optional.ofNullable(running.get(attempt))
        .orElseThrow(() -> new IllegalStateException(attempt + " is not going on: this is a bug"));
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  /** Tells every one to stop; their ends arrive as usual. */
  void stopAll(String reason) {
    running.values().forEach(one -> one.execution().stop(reason));
  }

  /** Stops every one and waits until none is left; nobody hears of their ends. */
  void cutOff(String reason) {
    stopAll(reason);
    running.values().forEach(one -> one.execution().outcome().join());
    running.clear();
  }

  private final class Inbox implements TrialEvents {
    private final AttemptId attempt;

    Inbox(AttemptId attempt) {
      this.attempt = attempt;
    }

    @Override
    public void ready(TrialEngine engine, String data, String dataSha256, List<EpochMetrics> done) {
      inbox.add(new LoopEvent.WorkerReady(attempt, engine, data, dataSha256, done));
    }

    @Override
    public void alive() {
      inbox.add(new LoopEvent.WorkerAlive(attempt));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
      inbox.add(new LoopEvent.EpochDone(attempt, metrics));
    }
  }
}
