package dev.elbow.runner.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that only goes forward, at one second a second. It shows the time of day at which it was
 * set, and goes on from there by a counter that nobody puts right: whoever changes the computer's
 * clock meanwhile changes neither the order of instants nor the time between two of them. Such
 * differences are what budgets, limits and the times of trials are made of.
 *
 * <p>Time in which the computer slept does not count on Linux, where the counter stands still then.
 */
public final class SteadyClock extends Clock {
  private final Instant set;
  private final long setNanos;
  private final LongSupplier nanos;
  private final ZoneId zone;

  private SteadyClock(Instant set, long setNanos, LongSupplier nanos, ZoneId zone) {
    this.set = set;
    this.setNanos = setNanos;
    this.nanos = nanos;
    this.zone = zone;
  }

  /**
   * A clock that is set now.
   *
   * @param day tells the time of day, once
   * @param nanos counts nanoseconds from anywhere, never backwards
   */
  public static SteadyClock setBy(Clock day, LongSupplier nanos) {
    return new SteadyClock(day.instant(), nanos.getAsLong(), nanos, day.getZone());
  }

  @Override
  public Instant instant() {
    return set.plus(Duration.ofNanos(nanos.getAsLong() - setNanos));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(set, setNanos, nanos, other);
  }
}
