package dev.elbow.runner.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches how long an attempt takes, and how long nothing has been heard of it. Only time in which
 * this process itself ran counts: one that was suspended, by Ctrl-Z or with the whole machine, has
 * heard of nobody meanwhile, and must not take its workers for hung or late when it goes on.
 */
final class Vigil {
  private static final long TICK_MILLIS = 200;

  /** What passes from one look to the next, unless this process was suspended. */
  private static final long LONGEST_TICK_NANOS = Duration.ofSeconds(3).toNanos();

  private final Limits limits;
  private final AtomicLong silentNanos = new AtomicLong();
  private final ScheduledFuture<?> looks;
  private long lastLook = System.nanoTime();
  private long runningNanos;

  /** What is not to be exceeded, and who wants to know when it is. */
  record Limits(
      Duration silence, Runnable whenSilent, Optional<Duration> timeout, Runnable whenLate) {}

  Vigil(Limits limits, ScheduledExecutorService thread) {
    this.limits = limits;
    looks =
        thread.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Something was heard. */
  void heard() {
    silentNanos.set(0);
  }

  void end() {
    looks.cancel(false);
  }

  private void look() {
    long now = System.nanoTime();
    long passed = Math.min(now - lastLook, LONGEST_TICK_NANOS);
    lastLook = now;
    runningNanos += passed;
    if (limits.timeout().isPresent() && runningNanos > limits.timeout().get().toNanos()) {
      limits.whenLate().run();
    }
    if (silentNanos.addAndGet(passed) > limits.silence().toNanos()) {
      limits.whenSilent().run();
    }
  }
}
