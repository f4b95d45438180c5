package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what happens in a sweep, and only then tells the listener. */
final class SweepRecord {
  private final TrialStore store;
  private final SweepListener listener;
  private final Ranking ranking;
  private final InstantSource clock;
  private final Map<TrialId, TrialRecord> trials = new TreeMap<>();
  private Optional<TrialRecord> best;

  /**
   * @param existing the run's trials so far
   */
  SweepRecord(
      TrialStore store,
      SweepListener listener,
      Ranking ranking,
      InstantSource clock,
      List<TrialRecord> existing) {
    this.store = store;
    this.listener = listener;
    this.ranking = ranking;
    this.clock = clock;
    existing.forEach(trial -> trials.put(trial.id(), trial));
    best = ranking.best(existing);
  }

  /** The best feasible trial of the whole run so far. */
  Optional<TrialRecord> best() {
    return best;
  }

  void started(Trial trial, Device device) {
    store.startAttempt(trial.id(), device.name(), clock.instant());
    listener.trialStarted(read(trial.id()));
  }

  void epoch(TrialId trial, EpochMetrics metrics) {
    store.appendEpoch(trial, metrics, clock.instant());
    listener.epochFinished(trial, metrics);
  }

  TrialRecord ended(TrialId trial, TrialOutcome outcome) {
    store.finish(trial, outcome, clock.instant());
    TrialRecord ended = read(trial);
    listener.trialEnded(ended);
    trials.put(trial, ended);
    // Of all: with two objectives, what is best does not follow from the best one before.
    Optional<TrialRecord> nowBest = ranking.best(trials.values());
    if (!nowBest.equals(best)) {
      best = nowBest;
      nowBest.ifPresent(listener::bestChanged);
    }
    return ended;
  }

  private TrialRecord read(TrialId trial) {
    return store
        .trial(trial)
        .orElseThrow(
            () -> new IllegalStateException("trial " + trial + " vanished: this is a bug"));
  }
}
