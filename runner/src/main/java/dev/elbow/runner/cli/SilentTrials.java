package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Figures;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.TrialId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Which running trials have not been heard of for longer than a worker that trains is silent. */
final class SilentTrials {
  private static final Duration USUAL = Duration.ofSeconds(30);

  private SilentTrials() {}

  /** {@code ", last heard of 3 min 20 s ago"} for each of them. */
  static Map<TrialId, String> of(TrialReader store, Instant now) {
    Map<TrialId, String> silent = new TreeMap<>();
    for (Attempt attempt : store.openAttempts()) {
      attempt
          .lease()
          .heard()
          .map(heard -> Duration.between(heard, now))
          .filter(silence -> silence.compareTo(USUAL) > 0)
          .ifPresent(
              silence ->
                  silent.put(
                      attempt.id().trial(),
                      ", last heard of " + Figures.duration(silence) + " ago"));
    }
    return silent;
  }
}
