package dev.elbow.runner.schedule;

import java.util.Optional;
import java.util.function.Consumer;

/** A request, from any thread, that a sweep end cleanly. Asking twice is asking once. */
public final class StopSignal {
  private Optional<String> reason = Optional.empty();
  private Consumer<String> listener = ignored -> {};

  /**
   * Asks the sweep to end: no new trials, running ones are told to stop.
   *
   * @param why for the record of the trials that it cuts off: "stopped by SIGINT"
   */
  public synchronized void request(String why) {
    if (reason.isEmpty()) {
      reason = Optional.of(why);
      listener.accept(why);
    }
  }

  public synchronized boolean isRequested() {
    return reason.isPresent();
  }

  /** Tells the one listener of the request when it comes, on its thread; now if it came. */
  synchronized void onRequest(Consumer<String> toTell) {
    listener = toTell;
    reason.ifPresent(toTell);
  }
}
