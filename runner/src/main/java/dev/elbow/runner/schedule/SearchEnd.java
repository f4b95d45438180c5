package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.Budget;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When a search has found enough, or finds nothing better any more. A function of the trials alone,
 * so that a resume comes to the same end. Replicates are no trials of the search.
 */
record SearchEnd(Budget budget, MetricSpec objective, Ranking ranking) {
  static SearchEnd of(SweepSpec spec) {
    return new SearchEnd(spec.budget(), spec.metric(), Ranking.of(spec));
  }

  /** Why no trial is to be added to these, if so. */
  Optional<EndReason> reason(Collection<TrialRecord> trials) {
    if (budget.target().isEmpty() && budget.patience().isEmpty()) {
      return Optional.empty();
    }
    List<TrialRecord> finished =
        trials.stream()
            .filter(trial -> !trial.trial().isReplicate() && trial.state().isFinished())
            .toList();
    if (isTargetReached(finished)) {
      return Optional.of(EndReason.TARGET);
    }
    return isPatienceUsedUp(finished) ? Optional.of(EndReason.PATIENCE) : Optional.empty();
  }

  private boolean isTargetReached(List<TrialRecord> finished) {
    return budget.target().isPresent()
        && finished.stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED)
            .filter(ranking::isFeasible)
            .anyMatch(
                trial -> ranking.score(trial) >= objective.score(budget.target().getAsDouble()));
  }

  private boolean isPatienceUsedUp(List<TrialRecord> finished) {
    int improved = newestImprovement(finished);
    long since = finished.stream().filter(trial -> trial.id().number() > improved).count();
    return budget.patience().isPresent() && since >= budget.patience().getAsInt();
  }

  /**
   * The number of the best trial, feasible or not: coming nearer to feasible is better too. With
   * two objectives that of the newest trial on the front, which improved that. 0 if there is none.
   */
  private int newestImprovement(List<TrialRecord> finished) {
    List<TrialRecord> front =
        ranking.objectives().areSeveral() ? ranking.front(finished) : List.of();
    List<TrialRecord> best =
        front.isEmpty() ? ranking.order(finished).stream().limit(1).toList() : front;
    return best.stream().mapToInt(trial -> trial.id().number()).max().orElse(0);
  }
}
