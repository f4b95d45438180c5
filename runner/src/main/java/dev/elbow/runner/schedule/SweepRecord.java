package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.Contenders;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes down what happens in a sweep, and only then tells the listener. */
final class SweepRecord {
  private final TrialStore store;
  private final SweepListener listener;
  private final InstantSource clock;
  private final Contenders contenders;
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
    this.clock = clock;
    contenders = new Contenders(spec, existing);
    best = contenders.best();
  }

  /** The best feasible trial of the whole run so far. */
  Optional<TrialRecord> best() {
    return best;
  }

  /**
   * The trials on which it depends what comes next; what the others were is in the store. Epochs of
   * running ones are not kept up.
   */
  Collection<TrialRecord> trials() {
    return contenders.trials();
  }

  void started(Trial trial, Slot slot) {
    store.startAttempt(trial.id(), slot.name(), clock.instant());
    TrialRecord started = read(trial.id());
    contenders.put(started);
    listener.trialStarted(started);
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
    contenders.put(ended);
    listener.trialEnded(ended);
    Optional<TrialRecord> nowBest = contenders.best();
    if (!nowBest.map(TrialRecord::id).equals(best.map(TrialRecord::id))) {
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
