package dev.elbow.runner.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.elbow.runner.faults.LiveProcesses.Live;
import java.util.List;

/**
 * One {@code elbow} process that runs a sweep, under observation.
 *
 * @param parent that process
 * @param processes it and what it starts
 * @param tally hears of what must not be
 */
record Launched(Process parent, LiveProcesses processes, Tally tally) {
  private static final long LOOK_MILLIS = 100;

  /** A process that takes longer to end hangs. */
  private static final long PATIENCE_MILLIS = 300_000;

  /** Looks on for so long, or until it ends; whether it has ended. */
  boolean watch(long millis) throws InterruptedException {
    long end = System.nanoTime() + MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0; left = NANOSECONDS.toMillis(end - System.nanoTime())) {
      if (parent.waitFor(Math.min(LOOK_MILLIS, left), MILLISECONDS)) {
        return true;
      }
      int workers = workers().size();
      if (workers > GridSweep.SLOTS) {
        tally.violation(workers + " workers at once in " + GridSweep.SLOTS + " slots");
      }
    }
    return !parent.isAlive();
  }

  /** Looks on until it has a worker, or has ended; whether it has ended. */
  boolean endsWithoutWorker() throws InterruptedException {
    while (workers().isEmpty()) {
      if (watch(LOOK_MILLIS)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it ends by itself; one that does not is killed with all it has started. */
  boolean ends() throws InterruptedException {
    boolean ended = watch(PATIENCE_MILLIS);
    if (!ended) {
      tally.violation("it does not end: " + processes.all());
      processes.killAll();
      parent.waitFor();
    }
    return ended;
  }

  /** The ids of its workers that are alive. */
  List<Long> workers() {
    return processes.workers().stream()
        .filter(live -> live.parent() == parent.pid())
        .map(Live::id)
        .toList();
  }
}
