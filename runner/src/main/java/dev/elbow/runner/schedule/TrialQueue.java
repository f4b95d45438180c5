package dev.elbow.runner.schedule;

import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.Ranking;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * Which trial comes next: first those that an earlier launch left unfinished, by number, and then
 * what the search proposes. Assignments are asked for in the order of trial numbers, whatever ends
 * first.
 */
final class TrialQueue {
  private final SearchStrategy strategy;
  private final TrialStore store;
  private final Ranking ranking;
  private final long sweepSeed;
  private final int limit;
  private final ArrayDeque<Trial> unfinished = new ArrayDeque<>();
  private int created;

  /**
   * Brings a fresh strategy to where the run stands.
   *
   * @param limit how many trials the run has in total
   * @param existing the run's trials, by number
   */
  TrialQueue(
      SweepSpec spec,
      SearchStrategy strategy,
      int limit,
      TrialStore store,
      List<TrialRecord> existing) {
    this.strategy = strategy;
    this.store = store;
    ranking = Ranking.of(spec);
    sweepSeed = spec.seed();
    this.limit = limit;
    created = existing.size();
    replay(existing);
  }

  private void replay(List<TrialRecord> existing) {
    existing.forEach(this::askAgain);
    for (TrialRecord trial : existing) {
      if (trial.state().isFinished()) {
        tell(trial);
      } else {
        unfinished.add(trial.trial());
      }
    }
  }

  /** A search that has come to another point would propose trials twice, or leave some out. */
  private void askAgain(TrialRecord trial) {
    Assignment recorded = trial.trial().assignment();
    Optional<Assignment> asked = strategy.ask();
    if (!asked.equals(Optional.of(recorded))) {
      throw new IllegalStateException(
          "trial "
              + trial.id()
              + " is recorded with "
              + recorded
              + ", but the search gives "
              + asked.map(Assignment::toString).orElse("nothing")
              + ": unless another version of Elbow started the run, this indicates a bug");
    }
  }

  /** The next trial, present in the store; empty once the budget or the space is exhausted. */
  Optional<Trial> next() {
    return unfinished.isEmpty() ? create() : Optional.of(unfinished.remove());
  }

  private Optional<Trial> create() {
    if (created >= limit) {
      return Optional.empty();
    }
    Optional<Assignment> assignment = strategy.ask();
    Optional<Trial> trial =
        assignment.map(values -> Trial.of(new TrialId(created + 1), values, sweepSeed));
    trial.ifPresent(this::add);
    return trial;
  }

  private void add(Trial trial) {
    store.create(trial);
    created++;
  }

  /** Whether there is surely no next trial; a space may turn out to be exhausted without this. */
  boolean isExhausted() {
    return unfinished.isEmpty() && created >= limit;
  }

  /** Lets the search learn from a trial that has its result. */
  void tell(TrialRecord trial) {
    strategy.tell(trial.trial().assignment(), ranking.score(trial));
  }
}
