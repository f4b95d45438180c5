package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Optional;

/**
 * One launch of a sweep, from its first trial to its last. Everything happens on the calling
 * thread; workers and signals speak to it through its inbox.
 */
final class SweepLoop {
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
    origin = new RunOrigin(launch.provenance(), launch.listener());
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
      running.stopAll("the sweep broke off"); // nothing is running unless something was thrown
    }
  }

  private void fillSlots() {
    while (ending.isEmpty() && startNext()) {
      // One more trial has a slot.
    }
  }

  private boolean startNext() {
    Optional<Slot> slot = devices.lease();
    if (slot.isEmpty()) {
      return false;
    }
    Optional<Trial> trial = nextInTime();
    trial.ifPresentOrElse(next -> start(next, slot.get()), () -> devices.giveBack(slot.get()));
    return trial.isPresent();
  }

  private Optional<Trial> nextInTime() {
    if (limits.wallClockReached()) {
      ending =
          queue.hasNext(record.trials()) ? Optional.of(EndReason.WALL_CLOCK) : Optional.empty();
      return Optional.empty();
    }
    return queue.next(record.trials());
  }

  private void start(Trial trial, Slot slot) {
    record.started(trial, slot);
    running.start(
        new TrialTask(
            launch.run(), trial, slot, devices.slots(), launch.spec().budget().trialTimeout()));
  }

  private void handle(LoopEvent event) {
    if (event instanceof LoopEvent.EpochDone epoch) {
      record.epoch(epoch.trial(), epoch.metrics());
      running.answer(epoch.trial(), epoch.metrics());
    } else if (event instanceof LoopEvent.AttemptEnded attempt) {
      ended(attempt);
    } else if (event instanceof LoopEvent.WorkerReady ready) {
      resumed(ready);
      origin.check(ready).ifPresent(this::breakOff);
    } else if (event instanceof LoopEvent.StopRequested stop) {
      end(EndReason.STOPPED, stop.reason());
    }
  }

  private void resumed(LoopEvent.WorkerReady ready) {
    record.resumed(ready.trial(), ready.done());
    running.resumed(ready.trial(), ready.done());
  }

  private void ended(LoopEvent.AttemptEnded attempt) {
    devices.giveBack(running.remove(attempt.trial()));
    TrialRecord trial = record.ended(attempt.trial(), attempt.outcome());
    if (trial.state().isFinished()) {
      queue.tell(trial);
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
    if (ending.isEmpty() || ending.get() == EndReason.WALL_CLOCK) {
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
