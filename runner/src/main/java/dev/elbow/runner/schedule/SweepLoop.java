package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Optional;
import java.util.Set;

/**
 * One launch of a sweep, from its first trial to its last. Everything happens on the calling
 * thread; workers and signals speak to it through its inbox.
 */
final class SweepLoop {
  /** The running trials go on to their ends, unless something else ends the launch before. */
  private static final Set<EndReason> RUNNING_OUT =
      Set.of(EndReason.WALL_CLOCK, EndReason.DEVICES_FAILED);

  private final LaunchContext launch;
  private final TrialQueue queue;
  private final DevicePool devices;
  private final Limits limits;
  private final SweepRecord record;
  private final RunningTrials running;
  private final RunOrigin origin;
  private Optional<EndReason> ending = Optional.empty();

  SweepLoop(
      LaunchContext launch,
      TrialQueue queue,
      DevicePool devices,
      Limits limits,
      SweepRecord record,
      RunningTrials running) {
    this.launch = launch;
    this.queue = queue;
    this.devices = devices;
    this.limits = limits;
    this.record = record;
    this.running = running;
    origin = RunOrigin.of(launch);
  }

  /** Runs trials until the budget is used up, or something ends the sweep before. */
  EndReason run() {
    try {
      checkFailures();
      running.heard().ifPresent(this::handle); // asked to stop before it began
      fillSlots();
      while (!running.isEmpty()) {
        handle(running.nextEvent());
        fillSlots();
      }
      return endReason();
    } finally {
      running.cutOff("the sweep broke off"); // nothing is running unless something was thrown
    }
  }

  private void fillSlots() {
    while (ending.isEmpty() && startNext()) {
      // One more trial has a slot.
    }
  }

  private boolean startNext() {
    if (!devices.hasFree()) {
      if (devices.allAreAside() && queue.hasNext(record.trials())) {
        ending = Optional.of(EndReason.DEVICES_FAILED);
      }
      return false;
    }
    Optional<Trial> trial = nextInTime();
    trial.ifPresent(next -> start(next, devices.lease(next.id())));
    return trial.isPresent();
  }

  private Optional<Trial> nextInTime() {
    if (limits.wallClockReached()) {
      ending =
          queue.hasNext(record.trials()) ? Optional.of(EndReason.WALL_CLOCK) : Optional.empty();
      return Optional.empty();
    }
    return queue.next(record.trials(), devices::suits);
  }

  private void start(Trial trial, Slot slot) {
    AttemptId attempt = record.started(trial, slot);
    TrialTask task =
        new TrialTask(
            launch.run(),
            trial,
            attempt.number(),
            slot,
            devices.slots(),
            launch.spec().budget().trialTimeout());
    running.start(attempt, task).ifPresent(worker -> record.works(attempt, worker));
  }

  private void handle(LoopEvent event) {
    if (event instanceof LoopEvent.StopRequested stop) {
      end(EndReason.STOPPED, stop.reason());
    } else if (event instanceof LoopEvent.OfAttempt heard && running.contains(heard.attempt())) {
      handle(heard);
    }
  }

  private void handle(LoopEvent.OfAttempt heard) {
    if (heard instanceof LoopEvent.EpochDone epoch) {
      record.epoch(epoch.attempt(), epoch.metrics());
      running.answer(epoch.attempt(), epoch.metrics());
    } else if (heard instanceof LoopEvent.AttemptEnded ended) {
      ended(ended);
    } else if (heard instanceof LoopEvent.WorkerReady ready) {
      resumed(ready);
      origin.check(ready).ifPresent(this::breakOff);
    } else if (heard instanceof LoopEvent.WorkerAlive alive) {
      record.alive(alive.attempt());
    }
  }

  private void resumed(LoopEvent.WorkerReady ready) {
    record.ready(ready.attempt(), ready.engine(), ready.done());
    running.resumed(ready.attempt(), ready.done());
  }

  private void ended(LoopEvent.AttemptEnded heard) {
    devices
        .giveBack(running.remove(heard.attempt()), heard.attempt().trial(), heard.outcome())
        .ifPresent(launch.listener()::remark);
    TrialRecord trial = record.ended(heard.attempt(), heard.outcome());
    if (trial.state().isFinished()) {
      queue.tell(trial);
    } else {
      queue.again(trial.trial());
    }
    limits.count(trial);
    checkFailures();
  }

  private void checkFailures() {
    if (limits.failuresReached()) {
      end(EndReason.FAILURE_LIMIT, limits.failuresText());
    }
  }

  private void breakOff(String reason) {
    launch.listener().remark("Stopping: " + reason);
    end(EndReason.STOPPED, reason);
  }

  /** The first reason stands. */
  private void end(EndReason reason, String text) {
    if (ending.isEmpty() || RUNNING_OUT.contains(ending.get())) {
      ending = Optional.of(reason);
      launch.listener().stopping(text);
      running.stopAll(text);
    }
  }

  private EndReason endReason() {
    return ending.orElseGet(
        () ->
            record.best().isPresent()
                ? queue.searchEnd().orElse(EndReason.FINISHED)
                : EndReason.NONE_FEASIBLE);
  }
}
