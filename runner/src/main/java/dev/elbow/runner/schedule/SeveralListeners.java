package dev.elbow.runner.schedule;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.List;

/** Tells several listeners, in order. */
record SeveralListeners(List<SweepListener> listeners) implements SweepListener {
  SeveralListeners {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void runStarted(RunDirectory run, RunSnapshot before, int slots) {
    listeners.forEach(listener -> listener.runStarted(run, before, slots));
  }

  @Override
  public void trialStarted(TrialRecord trial) {
    listeners.forEach(listener -> listener.trialStarted(trial));
  }

  @Override
  public void epochFinished(TrialId trial, EpochMetrics metrics) {
    listeners.forEach(listener -> listener.epochFinished(trial, metrics));
  }

  @Override
  public void trialEnded(TrialRecord trial) {
    listeners.forEach(listener -> listener.trialEnded(trial));
  }

  @Override
  public void bestChanged(TrialRecord trial) {
    listeners.forEach(listener -> listener.bestChanged(trial));
  }

  @Override
  public void remark(String text) {
    listeners.forEach(listener -> listener.remark(text));
  }

  @Override
  public void stopping(String reason) {
    listeners.forEach(listener -> listener.stopping(reason));
  }
}
