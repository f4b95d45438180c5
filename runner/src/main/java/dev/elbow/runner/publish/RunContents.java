package dev.elbow.runner.publish;

import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunHistory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.Ranking;
import java.time.Instant;

/**
 * All that is known of a run at one moment.
 *
 * @param spec the sweep as launched
 * @param goingOn whether a process is working on the run
 */
public record RunContents(RunDirectory run, SweepSpec spec, boolean goingOn, RunHistory history) {

  /** What the store holds now. */
  public static RunContents read(RunDirectory run, SweepSpec spec, TrialReader store) {
    boolean goingOn = RunLock.isHeld(run); // asked first: a run that ends meanwhile was not killed
    return new RunContents(run, spec, goingOn, store.history());
  }

  RunSnapshot snapshot() {
    return history.snapshot();
  }

  /** Until when the times of unfinished trials are counted: now, or when the run's process died. */
  Instant until(Instant now) {
    return goingOn
        ? now
        : snapshot().launches().stream()
            .reduce((earlier, later) -> later)
            .map(Launch::lastSeen)
            .orElse(now);
  }

  /** The order in which the sweep's objective and constraints put its trials. */
  public Ranking ranking() {
    return Ranking.of(spec);
  }
}
