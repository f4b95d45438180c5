package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what happens in a sweep, and only then tells the listener. */
final class SweepRecord {
  private final TrialStore store;
  private final SweepListener listener;
  private final SweepSpec spec;
  private final InstantSource clock;
  private final Map<TrialId, TrialRecord> trials = new TreeMap<>();
  private Optional<TrialRecord> best;

  /**
   * @param existing the run's trials so far
   */
  SweepRecord(
      TrialStore store,
      SweepListener listener,
      SweepSpec spec,
      InstantSource clock,
      List<TrialRecord> existing) {
    this.store = store;
    this.listener = listener;
    this.spec = spec;
    this.clock = clock;
    existing.forEach(trial -> trials.put(trial.id(), trial));
    best = bestNow();
  }

  /** The best feasible trial of the whole run so far. */
  Optional<TrialRecord> best() {
    return best;
  }

  /** Every trial of the run as it stands now, by number; epochs of running ones are not kept up. */
  Collection<TrialRecord> trials() {
    return Collections.unmodifiableCollection(trials.values());
  }

  /**
   * Of all: it does not follow from the best one before, with two objectives or with replicates.
   */
  private Optional<TrialRecord> bestNow() {
    return ReplicatedRanking.of(spec, trials.values()).best();
  }

  /** Returns the number of the attempt. */
  int started(Trial trial, Slot slot) {
    store.startAttempt(trial.id(), slot.name(), clock.instant());
    TrialRecord started = read(trial.id());
    trials.put(trial.id(), started);
    listener.trialStarted(started);
    return started.attempt();
  }

  /** An attempt goes on behind the epochs that an earlier one has done. */
  void resumed(TrialId trial, List<EpochMetrics> done) {
    store.continueFrom(trial, done, clock.instant());
  }

  void epoch(TrialId trial, EpochMetrics metrics) {
    store.appendEpoch(trial, metrics, clock.instant());
    listener.epochFinished(trial, metrics);
  }

  TrialRecord ended(TrialId trial, TrialOutcome outcome) {
    store.finish(trial, outcome, clock.instant());
    TrialRecord ended = read(trial);
    trials.put(trial, ended);
    listener.trialEnded(ended);
    Optional<TrialRecord> nowBest = bestNow();
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
