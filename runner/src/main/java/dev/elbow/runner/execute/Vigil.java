package dev.elbow.runner.execute;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

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
  private final LongSupplier nanoTime;
  private Optional<ScheduledFuture<?>> looks = Optional.empty();
  private long lastLook;
  private long runningNanos;

  /** What is not to be exceeded, and who wants to know when it is. */
  record Limits(
      Duration silence, Runnable whenSilent, Optional<Duration> timeout, Runnable whenLate) {}

  /**
   * @param nanoTime as {@link System#nanoTime} gives it
   */
  Vigil(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    lastLook = nanoTime.getAsLong();
  }

  /** Begins to look now and then, on a thread that others may use as well. */
  void begin(ScheduledExecutorService thread) {
    looks =
        Optional.of(
            thread.scheduleWithFixedDelay(
                this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Something was heard. */
  void heard() {
    silentNanos.set(0);
  }

  void end() {
    looks.ifPresent(scheduled -> scheduled.cancel(false));
  }

  void look() {
    long now = nanoTime.getAsLong();
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
