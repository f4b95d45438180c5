package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.ReplicatedRanking;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which trials are repeated with other seeds once the search is over. A function of the trials
 * alone: a resume goes on with the same ones. They take turns, so that a run that is cut off has
 * repeated all of them about equally often.
 */
record ReplicatePlan(SweepSpec spec) {
  /** The trial to repeat next; empty while a trial of the search has no result, and at the end. */
  Optional<Trial> next(Collection<TrialRecord> trials) {
    boolean searching =
        trials.stream()
            .anyMatch(trial -> !trial.trial().isReplicate() && !trial.state().isFinished());
    return searching
        ? Optional.empty()
        : spec.search()
            .replicates()
            .flatMap(wanted -> next(wanted, ReplicatedRanking.of(spec, trials)));
  }

  private static Optional<Trial> next(Replicates wanted, ReplicatedRanking ranking) {
    return ranking.toReplicate().stream()
        .filter(trial -> repeated(trial.id(), ranking) < wanted.runs())
        .min(Comparator.comparingInt(trial -> repeated(trial.id(), ranking)))
        .map(TrialRecord::trial);
  }

  private static int repeated(TrialId trial, ReplicatedRanking ranking) {
    return ranking.group(trial).map(group -> group.replicates().size()).orElse(0);
  }
}
