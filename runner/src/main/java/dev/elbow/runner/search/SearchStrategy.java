package dev.elbow.runner.search;

import java.util.Optional;

/**
 * Decides what to try next. Used by one thread.
 *
 * <p>A suggestion depends on the space, the seed and the history alone, the trials that are still
 * running included: a strategy holds no other state, so that one which is built afresh from a run's
 * store goes on as the one before would have. For its randomness it has the seed and the number of
 * the trial that it suggests. One that does not learn gives the same sequence whatever the results,
 * and so whatever the parallelism.
 *
 * <p>It is asked with histories of one run, each of which contains the one before, with results
 * where there were none. What it derived from an earlier one it may keep, as long as nobody can
 * tell.
 *
 * @see Search for asking and telling
 */
@FunctionalInterface
public interface SearchStrategy {

  /**
   * What the next trial should be, never an assignment of another trial of this run; empty once
   * there is no other.
   */
  Optional<Suggestion> suggest(SearchHistory history);
}
