package dev.elbow.runner.schedule;

import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.store.WritePatience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What a sweep does while its database cannot be written: it says so once and tries again each
 * second, for some minutes or until it is asked to stop. The trainings go on meanwhile, and what
 * they report waits.
 */
final class StoreWait implements WritePatience {
  static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SweepListener listener;
  private final StopSignal stop;
  private final InstantSource clock;
  private final Consumer<Duration> sleep;
  private Optional<Instant> since = Optional.empty();

  StoreWait(SweepListener listener, StopSignal stop, InstantSource clock) {
    this(listener, stop, clock, pause -> LockSupport.parkNanos(pause.toNanos()));
  }

  /**
   * @param sleep lets the calling thread rest
   */
  StoreWait(
      SweepListener listener, StopSignal stop, InstantSource clock, Consumer<Duration> sleep) {
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.sleep = sleep;
  }

  @Override
  public boolean awaitNextTry(StoreException trouble) {
    Instant now = clock.instant();
    if (since.isEmpty()) {
      since = Optional.of(now);
      listener.remark(
          "Waiting for up to "
              + LIMIT.toMinutes()
              + " min, without ending: "
              + trouble.getMessage());
    }
    boolean giveUp = stop.isRequested() || Duration.between(since.get(), now).compareTo(LIMIT) >= 0;
    if (!giveUp) {
      sleep.accept(PAUSE);
    }
    return !giveUp;
  }

  @Override
  public void overcome() {
    since = Optional.empty();
    listener.remark("The database can be written again; nothing was lost");
  }
}
