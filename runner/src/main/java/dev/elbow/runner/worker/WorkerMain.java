package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEvent.Broken;
import dev.elbow.runner.execute.protocol.WorkerEvent.OutOfMemory;
import dev.elbow.runner.execute.protocol.WorkerEvent.Untrainable;

/**
 * Trains trials, one after the other. Takes them on standard input and reports on standard output
 * as {@link dev.elbow.runner.execute.protocol} says, logs on standard error, and ends when its
 * standard input does.
 */
public final class WorkerMain {
  private final LoadedDataCache data = new LoadedDataCache();

  WorkerMain() {}

  public static void main(String[] args) {
    WorkerLife.live(new WorkerMain()::run);
  }

  /** Whatever goes wrong is told to the parent in one sentence, and to the log in full. */
  WorkerEvent run(WorkerTask task, EventOutput events, ParentWatch parent) {
    try {
      return new TrialWork(task, events, parent, data).run();
    } catch (WorkerException e) {
      e.printStackTrace();
      return new Untrainable(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      e.printStackTrace();
      return MemoryShortage.in(e)
          .<WorkerEvent>map(OutOfMemory::new)
          .orElseGet(() -> new Broken(e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
  }
}
