package dev.elbow.runner.schedule;

import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the store informed of who works on which attempt, and when that worker was last heard of:
 * often enough for a person or a later launch to tell a trial that goes on from one that nobody
 * works on, and no oftener, because each time is a write.
 */
final class Leases {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final TrialStore store;
  private final Map<AttemptId, Instant> written = new HashMap<>();

  Leases(TrialStore store) {
    this.store = store;
  }

  /** A process works on an attempt from now on. */
  void begin(AttemptId attempt, WorkerId worker, Instant now) {
    write(attempt, Optional.of(worker), now);
  }

  /** The worker of an attempt was heard of. */
  void renew(AttemptId attempt, Instant now) {
    Optional<Instant> last = Optional.ofNullable(written.get(attempt));
    if (last.map(then -> isOver(then, now)).orElse(true)) {
      write(attempt, Optional.empty(), now);
    }
  }

  /** Also where the clock was put back since. */
  private static boolean isOver(Instant then, Instant now) {
    return Duration.between(then, now).abs().compareTo(INTERVAL) >= 0;
  }

  void end(AttemptId attempt) {
    written.remove(attempt);
  }

  private void write(AttemptId attempt, Optional<WorkerId> worker, Instant now) {
    store.heard(attempt, worker, now);
    written.put(attempt, now);
  }
}
