package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a search has found enough, or finds nothing better any more. Follows from the trials that it
 * was told of, in whatever order, so that a resume comes to the same end. Replicates are no trials
 * of the search.
 */
final class SearchEnd {
  private final Budget budget;
  private final MetricSpec objective;
  private final Ranking ranking;
  private final BitSet finished = new BitSet();
  private List<TrialRecord> leaders = List.of();
  private boolean targetReached;

  SearchEnd(SweepSpec spec) {
    budget = spec.budget();
    objective = spec.metric();
    ranking = Ranking.of(spec);
  }

  /** Tells of a trial that has its result. */
  void tell(TrialRecord trial) {
    if (trial.trial().isReplicate()) {
      return;
    }
    finished.set(trial.id().number());
    leaders = ranking.leaders(Stream.concat(leaders.stream(), Stream.of(trial)).toList());
    targetReached |= budget.target().isPresent() && isGoodEnough(trial);
  }

  private boolean isGoodEnough(TrialRecord trial) {
    return trial.state() == TrialState.COMPLETED
        && ranking.isFeasible(trial)
        && ranking.score(trial) >= objective.score(budget.target().getAsDouble());
  }

  /** Why no trial is to be added to these, if so. */
  Optional<EndReason> reason() {
    if (targetReached) {
      return Optional.of(EndReason.TARGET);
    }
    return isPatienceUsedUp() ? Optional.of(EndReason.PATIENCE) : Optional.empty();
  }

  private boolean isPatienceUsedUp() {
    return budget.patience().isPresent()
        && finished.get(newestImprovement() + 1, finished.length() + 1).cardinality()
            >= budget.patience().getAsInt();
  }

  /**
   * The number of the best trial, feasible or not: coming nearer to feasible is better too. With
   * two objectives that of the newest trial on the front, which improved that. 0 if there is none.
   */
  private int newestImprovement() {
    List<TrialRecord> front =
        ranking.objectives().areSeveral() ? ranking.front(leaders) : List.of();
    List<TrialRecord> best =
        front.isEmpty() ? ranking.order(leaders).stream().limit(1).toList() : front;
    return best.stream().mapToInt(trial -> trial.id().number()).max().orElse(0);
  }
}
