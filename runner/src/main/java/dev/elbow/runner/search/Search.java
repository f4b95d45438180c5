package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A search that goes on: asked what to try, told how it went. Holds the history and nothing else,
 * so a search to which the same trials are added and told is the same search. Used by one thread.
 *
 * <pre>{@code
 * Search search = new Search(SearchStrategies.create(Method.BAYES, space, seed));
 * Suggestion next = search.ask().orElseThrow();
 * search.tell(search.size(), Observation.score(f(next.assignment())));
 * }</pre>
 */
public final class Search {
  private final SearchStrategy strategy;
  private final List<Observation> trials = new ArrayList<>();
  private final SearchHistory history;

  public Search(SearchStrategy strategy) {
    this(strategy, List.of());
  }

  /**
   * @param earlier trials of other runs to learn from
   */
  public Search(SearchStrategy strategy, List<Observation> earlier) {
    this.strategy = strategy;
    history = new SearchHistory(List.copyOf(earlier), Collections.unmodifiableList(trials));
  }

  /** How many trials there are; also the number of the newest. */
  public int size() {
    return trials.size();
  }

  /** What is known by now; a view that goes on with the search. */
  public SearchHistory history() {
    return history;
  }

  /** The next trial, which is pending from now on; empty once the space is exhausted. */
  public Optional<Suggestion> ask() {
    Optional<Suggestion> next = strategy.suggest(history);
    next.ifPresent(suggestion -> add(suggestion.assignment()));
    return next;
  }

  /** Adds a trial that was chosen elsewhere, pending. */
  public void add(Assignment assignment) {
    trials.add(Observation.pending(assignment));
  }

  /**
   * How a trial went; a later word replaces an earlier one.
   *
   * @param number from 1
   * @throws IndexOutOfBoundsException if there is no such trial
   */
  public void tell(int number, Result result) {
    int index = number - 1;
    trials.set(index, new Observation(trials.get(index).assignment(), result));
  }
}
