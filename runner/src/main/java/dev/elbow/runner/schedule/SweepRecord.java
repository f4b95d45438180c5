package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.Contenders;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.WorkerId;
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
  private final RetryPolicy retries;
  private final Leases leases;
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
    retries = new RetryPolicy(spec.retry());
    leases = new Leases(store);
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

  AttemptId started(Trial trial, Slot slot) {
    AttemptId attempt = store.startAttempt(trial.id(), slot.name(), clock.instant());
    TrialRecord started = read(trial.id());
    contenders.put(started);
    listener.trialStarted(started);
    return attempt;
  }

  /** A process has begun to work on an attempt. */
  void works(AttemptId attempt, WorkerId worker) {
    leases.begin(attempt, worker, clock.instant());
  }

  /** An attempt's worker gave a sign of life. */
  void alive(AttemptId attempt) {
    leases.renew(attempt, clock.instant());
  }

  /** An attempt's worker trains, behind the epochs that an earlier one has done. */
  void ready(AttemptId attempt, TrialEngine engine, List<EpochMetrics> done) {
    store.trainsWith(attempt, engine, clock.instant());
    store.continueFrom(attempt, done, clock.instant());
    leases.renew(attempt, clock.instant());
  }

  void epoch(AttemptId attempt, EpochMetrics metrics) {
    store.appendEpoch(attempt, metrics, clock.instant());
    leases.renew(attempt, clock.instant());
    listener.epochFinished(attempt.trial(), metrics);
  }

  /** Records what the end of an attempt means for its trial. */
  TrialRecord ended(AttemptId attempt, TrialOutcome outcome) {
    TrialId trial = attempt.trial();
    store.finish(attempt, retries.judge(outcome, store.attempts(trial)), clock.instant());
    leases.end(attempt);
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
