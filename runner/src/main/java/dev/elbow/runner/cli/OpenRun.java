package dev.elbow.runner.cli;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.publish.RunContents;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunPulse;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run that a command reads: its sweep and its store. */
record OpenRun(RunDirectory run, SweepSpec spec, TrialReader store) implements AutoCloseable {

  private static final int FEW = 20;

  /** Opens a run's store for reading, whether or not the run is going on. */
  static OpenRun of(RunDirectory run) {
    return new OpenRun(
        run, SweepFiles.ofRun(run).spec(), SqliteTrialStore.openReadOnly(run.database()));
  }

  /** How trials stand at one moment. */
  ReplicatedRanking standings(RunSnapshot snapshot) {
    return ReplicatedRanking.of(spec, snapshot.trials());
  }

  Ranking ranking() {
    return Ranking.of(spec);
  }

  /** The trials and launches, without their epochs. */
  RunSnapshot snapshot() {
    return store.snapshot();
  }

  /** The trials and launches with as much of their numbers as lists of trials show. */
  RunSnapshot outline() {
    Set<Metric> metrics = EnumSet.copyOf(TrialsTable.USUAL);
    metrics.addAll(TrialTable.comparedMetrics());
    metrics.addAll(ranking().metrics());
    return store.outline(metrics);
  }

  /**
   * The trials on which it depends which one is the best: where a few decide that, these alone,
   * since reading thousands takes longer than anybody likes to wait.
   */
  RunSnapshot decisive(RunPulse pulse) {
    boolean oneDecides = !spec.objectives().areSeveral() && spec.search().replicates().isEmpty();
    return oneDecides
        ? foremost(1)
            .or(() -> foremost(FEW))
            .map(few -> new RunSnapshot(pulse.planned(), pulse.launches(), few))
            .orElseGet(this::outline)
        : outline();
  }

  /** Enough if one keeps every constraint: nothing that is no better can come before it. */
  private Optional<List<TrialRecord>> foremost(int count) {
    MetricSpec objective = spec.metric();
    return Optional.of(store.foremost(objective.metric(), objective.goal() == Goal.MAXIMIZE, count))
        .filter(few -> few.stream().anyMatch(ranking()::isFeasible));
  }

  /** A trial of an outline with everything that was measured. */
  TrialRecord inFull(TrialRecord trial) {
    return store.trial(trial.id()).orElse(trial);
  }

  /** Everything, epochs included. */
  RunContents contents() {
    return RunContents.read(run, spec, store);
  }

  @Override
  public void close() {
    store.close();
  }
}
