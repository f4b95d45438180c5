package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.TrialFiles;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the models of trials that are not among the best so many, as soon as they are not. What
 * may still become the best one stays: the front of two objectives, and, until the replicates have
 * decided, all that are trained again.
 */
final class KeptModels implements SweepListener {
  private static final Logger LOG = LoggerFactory.getLogger(KeptModels.class);

  private final SweepSpec spec;
  private final int best;
  private List<TrialRecord> kept = List.of();
  private List<RunDirectory> run = List.of();

  /**
   * @param best of how many trials the models are kept
   */
  KeptModels(SweepSpec spec, int best) {
    this.spec = spec;
    this.best = best;
  }

  @Override
  public void runStarted(RunDirectory directory, RunSnapshot before, int slots) {
    run = List.of(directory);
    keepOf(before.trials().stream().filter(trial -> trial.metrics().isPresent()).toList(), false);
  }

  @Override
  public void trialEnded(TrialRecord trial) {
    if (trial.metrics().isPresent()) {
      keepOf(Stream.concat(kept.stream(), Stream.of(trial)).toList(), false);
    }
  }

  /** Once no more trials are to come: of those that were trained again the best stay. */
  void settle() {
    keepOf(kept, true);
  }

  private void keepOf(List<TrialRecord> trials, boolean settled) {
    Set<TrialId> toKeep = toKeep(trials, settled);
    trials.stream()
        .filter(trial -> !toKeep.contains(trial.id()))
        .forEach(trial -> remove(trial.id()));
    kept = trials.stream().filter(trial -> toKeep.contains(trial.id())).toList();
  }

  /** The best and their replicates. */
  private Set<TrialId> toKeep(List<TrialRecord> trials, boolean settled) {
    if (best == 0) {
      return Set.of();
    }
    ReplicatedRanking ranking = ReplicatedRanking.of(spec, trials);
    Set<TrialId> originals =
        Stream.of(
                ranking.order().stream().limit(best).toList(),
                settled ? List.<TrialRecord>of() : ranking.toReplicate(),
                spec.objectives().areSeveral()
                    ? ranking.ranking().front(trials)
                    : List.<TrialRecord>of())
            .flatMap(Collection::stream)
            .map(TrialRecord::id)
            .collect(Collectors.toSet());
    return trials.stream()
        .filter(trial -> originals.contains(trial.trial().origin().replicated().orElse(trial.id())))
        .map(TrialRecord::id)
        .collect(Collectors.toSet());
  }

  /** Not worth a sweep: what cannot be removed stays. */
  private void remove(TrialId trial) {
    for (RunDirectory directory : run) {
      try {
        new TrialFiles(directory, trial)
            .removeModel(
                "The model of this trial was removed: it was not among the best "
                    + best
                    + ". With keep: all in the sweep file every model is kept.");
      } catch (IOException e) {
        LOG.warn("{}: the model of trial {} cannot be removed: {}", directory, trial, e.toString());
      }
    }
  }
}
