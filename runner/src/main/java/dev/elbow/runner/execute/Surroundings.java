package dev.elbow.runner.execute;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all attempts of an executor share.
 *
 * @param watch one thread, for whatever is done when time has passed
 */
record Surroundings(
    WorkerPool pool, Patience patience, MemoryKills memoryKills, ScheduledExecutorService watch) {
  private static final int IDLE_SECONDS = 10;

  static Surroundings with(Patience patience) {
    return new Surroundings(
        new WorkerPool(patience.grace()), patience, MemoryKills.ofThisProcess(), oneThread());
  }

  /** Its thread ends by itself when there is nothing to watch. */
  private static ScheduledExecutorService oneThread() {
    ScheduledThreadPoolExecutor thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "worker-watch");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setRemoveOnCancelPolicy(true);
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  void afterGrace(Runnable action) {
    Duration grace = patience.grace();
    var unused = watch.schedule(action, grace.toMillis(), TimeUnit.MILLISECONDS);
  }
}
