package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerExit;

/**
 * A worker's life: one trial after the other, as its parent gives them, until one ends otherwise
 * than cleanly or the parent closes its end.
 */
final class WorkerLife {
  private final EventOutput events;
  private final ParentWatch parent;
  private final Heartbeat heartbeat;

  private WorkerLife(EventOutput events, ParentWatch parent) {
    this.events = events;
    this.parent = parent;
    heartbeat = Heartbeat.start(events);
  }

  /** The work on one trial. */
  interface Work {

    /** Does it, reporting on the way, and returns how it ended. */
    WorkerEvent on(WorkerTask task, EventOutput events, ParentWatch parent);
  }

  /** Lives it, and ends this process. */
  static void live(Work work) {
    EventOutput events = EventOutput.takeOver();
    WorkerLife life = new WorkerLife(events, ParentWatch.start(System.in));
    try {
      while (life.serves(work)) {
        events.reportIdle();
      }
    } catch (OutOfMemoryError e) {
      // The report of another one found no memory either.
      Runtime.getRuntime().halt(WorkerExit.OUT_OF_MEMORY);
    }
    System.exit(0); // a tensor library's threads need not end by themselves
  }

  /** Whether this process may serve another trial after the next one. */
  private boolean serves(Work work) {
    WorkerTask task = WorkerTask.of(parent.awaitTask());
    heartbeat.working(true);
    WorkerEvent end = work.on(task, events, parent);
    events.report(end);
    heartbeat.working(false);
    return end.leavesWorkerUsable();
  }
}
