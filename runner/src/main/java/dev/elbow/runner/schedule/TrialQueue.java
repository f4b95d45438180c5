package dev.elbow.runner.schedule;

import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.search.Suggestion;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.stopping.LearningCurves;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which trial comes next: first those that an earlier launch left unfinished, by number, then those
 * that the sweep file names, and then what the search suggests.
 */
final class TrialQueue {
  private final SweepSpec spec;
  private final Search search;
  private final Feedback feedback;
  private final TrialStore store;
  private final int limit;
  private final ArrayDeque<Trial> unfinished = new ArrayDeque<>();
  private final ArrayDeque<Assignment> enqueued;

  /**
   * Brings a search to where the run stands.
   *
   * @param limit how many trials the run has in total
   * @param existing the run's trials, by number
   * @param curves their learning curves as they are when it is asked
   */
  TrialQueue(
      SweepSpec spec,
      SearchStrategy strategy,
      int limit,
      TrialStore store,
      List<TrialRecord> existing,
      Supplier<LearningCurves> curves) {
    this.spec = spec;
    this.store = store;
    this.limit = limit;
    search = new Search(strategy);
    feedback = new Feedback(spec, search, curves);
    enqueued = new ArrayDeque<>(spec.search().enqueued());
    existing.forEach(this::restore);
  }

  private void restore(TrialRecord trial) {
    search.add(trial.trial().assignment());
    if (trial.trial().origin().kind() == TrialOrigin.Kind.ENQUEUED) {
      enqueued.remove();
    }
    if (trial.state().isFinished()) {
      tell(trial);
    } else {
      unfinished.add(trial.trial());
    }
  }

  /** The next trial, present in the store; empty once the budget or the space is exhausted. */
  Optional<Trial> next() {
    return unfinished.isEmpty() ? create() : Optional.of(unfinished.remove());
  }

  private Optional<Trial> create() {
    if (search.size() >= limit) {
      return Optional.empty();
    }
    Optional<Suggestion> next = enqueued.isEmpty() ? ask() : Optional.of(named());
    return next.map(this::store);
  }

  private Optional<Suggestion> ask() {
    feedback.refresh();
    return search.ask();
  }

  private Suggestion named() {
    Assignment assignment = enqueued.remove();
    search.add(assignment);
    return new Suggestion(assignment, TrialOrigin.ENQUEUED);
  }

  private Trial store(Suggestion suggestion) {
    Trial trial =
        Trial.of(
            new TrialId(search.size()), suggestion.assignment(), spec.seed(), suggestion.origin());
    store.create(trial);
    return trial;
  }

  /** Whether there is surely no next trial; a space may turn out to be exhausted without this. */
  boolean isExhausted() {
    return unfinished.isEmpty() && search.size() >= limit;
  }

  /** Lets the search learn from a trial that has its result. */
  void tell(TrialRecord trial) {
    feedback.tell(trial);
  }
}
