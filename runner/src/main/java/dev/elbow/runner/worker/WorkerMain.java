package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.WorkerEvent;
import dev.elbow.runner.execute.protocol.WorkerEvent.Broken;
import dev.elbow.runner.execute.protocol.WorkerEvent.OutOfMemory;
import dev.elbow.runner.execute.protocol.WorkerEvent.Untrainable;

/**
 * Trains one trial. Arguments: the run's directory, the trial's number, its seed. Reports on
 * standard output as {@link dev.elbow.runner.execute.protocol} says, logs on standard error, and
 * ends when its standard input does.
 */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] args) {
    EventOutput events = EventOutput.takeOver();
    ParentWatch parent = ParentWatch.start(System.in);
    events.report(run(args, events, parent));
    System.exit(0); // a tensor library's threads need not end by themselves
  }

  /** Whatever goes wrong is told to the parent in one sentence, and to the log in full. */
  private static WorkerEvent run(String[] args, EventOutput events, ParentWatch parent) {
    try {
      return new TrialWork(WorkerTask.parse(args), events, parent).run();
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
