package dev.elbow.runner.cli.terminal;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How far a sweep is, kept up to date from what its listener hears. Not thread-safe. */
final class SweepProgress {
  private final SweepSpec spec;
  private final InstantSource clock;
  private final Map<TrialId, RunningTrial> running = new TreeMap<>();
  private Optional<TrialRecord> best = Optional.empty();
  private Optional<TrialRecord> newest = Optional.empty();
  private OptionalInt planned = OptionalInt.empty();
  private Duration usedBefore = Duration.ZERO;
  private Instant started;
  private int finishedBefore;
  private int finished;
  private int failed;
  private int searched;

  SweepProgress(SweepSpec spec, InstantSource clock) {
    this.spec = spec;
    this.clock = clock;
    this.started = clock.instant();
  }

  void runStarted(RunSnapshot before) {
    started = clock.instant();
    planned = before.planned();
    best = ReplicatedRanking.of(spec, before.trials()).best();
    usedBefore = before.wallClock();
    finished = (int) before.trials().stream().filter(t -> t.state().isFinished()).count();
    failed = before.counts().getOrDefault(TrialState.FAILED, 0);
    searched = (int) before.trials().stream().filter(SweepProgress::isSearched).count();
    finishedBefore = finished;
  }

  private static boolean isSearched(TrialRecord trial) {
    return trial.state().isFinished() && !trial.trial().isReplicate();
  }

  void trialStarted(TrialRecord trial) {
    newest = Optional.of(trial);
    if (trial.trial().isReplicate()) {
      spec.search().replicates().ifPresent(this::searchIsOver);
    }
    int epochs = spec.template().configure(trial.trial().assignment()).training().epochs();
    running.put(trial.id(), new RunningTrial(trial.id(), 0, epochs));
  }

  /** The first replicate starts when the search has ended, maybe before its planned trials. */
  private void searchIsOver(Replicates wanted) {
    int all = searched + wanted.runs() * Math.min(wanted.best(), searched);
    planned = OptionalInt.of(Math.min(all, planned.orElse(all)));
  }

  void epochFinished(TrialId trial, EpochMetrics metrics) {
    running.computeIfPresent(
        trial, (id, before) -> new RunningTrial(id, metrics.epoch(), before.epochs()));
  }

  void trialEnded(TrialRecord trial) {
    running.remove(trial.id());
    if (trial.state().isFinished()) {
      finished++;
    }
    if (isSearched(trial)) {
      searched++;
    }
    if (trial.state() == TrialState.FAILED) {
      failed++;
    }
  }

  void bestChanged(TrialRecord trial) {
    best = Optional.of(trial);
  }

  SweepSpec spec() {
    return spec;
  }

  /** Trials with their result, earlier launches included. */
  int finished() {
    return finished;
  }

  int failed() {
    return failed;
  }

  OptionalInt planned() {
    return planned;
  }

  /** The trial that started last, while it runs. */
  Optional<TrialRecord> newest() {
    return newest.filter(trial -> running.containsKey(trial.id()));
  }

  Optional<TrialRecord> best() {
    return best;
  }

  /** By trial number. */
  List<RunningTrial> running() {
    return List.copyOf(running.values());
  }

  /** Since this launch began. */
  Duration elapsed() {
    return Duration.between(started, clock.instant());
  }

  /** Which part of the planned trials is done, running ones counted by their epochs. */
  double share() {
    return planned.isEmpty() || planned.getAsInt() == 0
        ? 0
        : Math.min(1, (finished + runningWork()) / planned.getAsInt());
  }

  /** Until the last planned trial, at the pace of this launch, or until the budget's end. */
  Optional<Duration> left() {
    return new Pace(planned, finished, finished - finishedBefore, runningWork(), elapsed())
        .left(spec.budget().wallClock().map(limit -> limit.minus(usedBefore)));
  }

  private double runningWork() {
    return running.values().stream().mapToDouble(RunningTrial::share).sum();
  }
}
