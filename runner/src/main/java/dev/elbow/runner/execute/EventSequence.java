package dev.elbow.runner.execute;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.execute.protocol.WorkerEvent;
import java.util.List;
import java.util.Optional;

/** The order in which a worker reports one trial: whoever breaks it cannot be trusted. */
final class EventSequence {
  private boolean ready;
  private boolean ended;
  private int epochs;

  /** What is wrong with the next event; empty if it may come now. */
  Optional<String> next(WorkerEvent event) {
    if (event instanceof WorkerEvent.Alive) {
      return Optional.empty();
    }
    if (event instanceof WorkerEvent.Idle) {
      return wrongUnless(ended, "that it waits before the trial's end");
    }
    if (ended) {
      return Optional.of("the worker reported " + name(event) + " after the trial's end");
    }
    if (event instanceof WorkerEvent.Ready first) {
      return begin(first);
    }
    if (event instanceof WorkerEvent.Epoch epoch) {
      return epoch(epoch.metrics().epoch());
    }
    ended = true;
    boolean needsTraining = event.leavesWorkerUsable();
    return wrongUnless(ready || !needsTraining, name(event) + " before the training's beginning");
  }

  private Optional<String> begin(WorkerEvent.Ready first) {
    List<Integer> done = first.done().stream().map(EpochMetrics::epoch).toList();
    if (ready) {
      return Optional.of("the worker reported the training's beginning twice");
    }
    ready = true;
    for (int number : done) {
      Optional<String> wrong = epoch(number);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> epoch(int number) {
    epochs++;
    return ready
        ? wrongUnless(number == epochs, "epoch " + number + " where epoch " + epochs + " was due")
        : Optional.of("the worker reported epoch " + number + " before the training's beginning");
  }

  private static Optional<String> wrongUnless(boolean right, String what) {
    return right ? Optional.empty() : Optional.of("the worker reported " + what);
  }

  private static String name(WorkerEvent event) {
    return event.getClass().getSimpleName();
  }
}
