package dev.elbow.runner.worker;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells the parent every other second that this process runs, whatever its other threads are busy
 * with. Only while there is a trial: a worker that has lost the report of a trial's end, and waits
 * for another one, falls silent and is found out by that.
 */
final class Heartbeat {
  private static final long PERIOD_MILLIS = 2000;

  private volatile boolean working;

  private Heartbeat() {}

  static Heartbeat start(EventOutput events) {
    Heartbeat heartbeat = new Heartbeat();
    ScheduledExecutorService thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "heartbeat");
              daemon.setDaemon(true);
              return daemon;
            });
    var unused =
        thread.scheduleAtFixedRate(
            () -> heartbeat.beat(events), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return heartbeat;
  }

  private void beat(EventOutput events) {
    if (working) {
      events.reportAlive();
    }
  }

  /**
   * @param isWorking whether there is a trial from now on
   */
  void working(boolean isWorking) {
    working = isWorking;
  }
}
