package dev.elbow.runner.trial;

import dev.elbow.runner.spec.SweepSpec;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the trials of a run stand to the sweep's objectives and constraints.
 *
 * @param front the trials on the Pareto front; empty in a sweep with one objective
 */
public record Standings(ReplicatedRanking ranking, Set<TrialId> front) {
  public Standings {
    front = Set.copyOf(front);
  }

  public static Standings of(SweepSpec spec, Collection<TrialRecord> trials) {
    return new Standings(
        ReplicatedRanking.of(spec, trials),
        spec.objectives().areSeveral()
            ? Ranking.of(spec).front(trials).stream()
                .map(TrialRecord::id)
                .collect(Collectors.toSet())
            : Set.of());
  }

  /** Whether the trial keeps the constraints; empty if it has no result. */
  public Optional<Boolean> feasible(TrialRecord trial) {
    return trial.metrics().map(metrics -> ranking.ranking().isFeasible(trial));
  }

  /** Whether the trial is on the Pareto front; empty in a sweep with one objective. */
  public Optional<Boolean> onFront(TrialRecord trial) {
    return hasFront() ? Optional.of(front.contains(trial.id())) : Optional.empty();
  }

  /** Whether the sweep has two objectives, and so a front. */
  public boolean hasFront() {
    return ranking.ranking().objectives().areSeveral();
  }
}
