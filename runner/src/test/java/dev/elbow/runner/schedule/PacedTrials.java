package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Slot;
import dev.elbow.runner.execute.TrialEvents;
import dev.elbow.runner.execute.TrialExecution;
import dev.elbow.runner.execute.TrialExecutor;
import dev.elbow.runner.execute.TrialTask;
import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Trials that end one at a time, and only while every slot is leased or no trial is left to start:
 * a sweep that waits with a free slot waits for ever.
 */
final class PacedTrials implements TrialExecutor {
  private final int slots;
  private final int trials;
  private final Function<List<Slot>, Slot> next;
  private final List<Execution> running = new ArrayList<>();
  private final List<Slot> started = new ArrayList<>();

  /**
   * @param next of the slots with a running trial, the one whose trial ends now
   */
  PacedTrials(int slots, int trials, Function<List<Slot>, Slot> next) {
    this.slots = slots;
    this.trials = trials;
    this.next = next;
  }

  /** The slot of every trial, in the order of their starts. */
  List<Slot> started() {
    return started;
  }

  /** Called by the sweep's thread alone, as is what happens once a trial's outcome is complete. */
  @Override
  public TrialExecution start(TrialTask task, TrialEvents events) {
    Execution execution = new Execution(task.slot(), new CompletableFuture<>());
    running.add(execution);
    started.add(task.slot());
    if (running.size() == slots || started.size() == trials) {
      end();
    }
    return execution;
  }

  private void end() {
    do {
      Slot slot = next.apply(running.stream().map(Execution::slot).toList());
      Execution ending =
          running.stream().filter(one -> one.slot().equals(slot)).findFirst().orElseThrow();
      running.remove(ending);
      ending.outcome().complete(FormulaTrials.completed(-100));
    } while (started.size() == trials && !running.isEmpty());
  }

  private record Execution(Slot slot, CompletableFuture<TrialOutcome> outcome)
      implements TrialExecution {
    @Override
    public void afterEpoch(Decision decision) {}

    @Override
    public void stop(String reason) {
      outcome.complete(new TrialOutcome.Lost(reason));
    }
  }
}
