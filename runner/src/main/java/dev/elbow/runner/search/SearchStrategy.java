package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import java.util.Optional;

/**
 * Proposes assignments and learns from how they went. Used by one thread.
 *
 * <p>A strategy built from the same space and seed, and told the same things at the same moments,
 * proposes the same assignments; one that does not learn proposes the same sequence whatever it is
 * told, and so whatever the parallelism. To resume a sweep, a fresh strategy is asked once for each
 * trial that already exists.
 */
public interface SearchStrategy {

  /** The next assignment, never one that was proposed before; empty once the space is exhausted. */
  Optional<Assignment> ask();

  /**
   * How a trial went.
   *
   * @param score the value of the sweep's objective, always so that larger is better; NaN if the
   *     trial failed
   */
  void tell(Assignment assignment, double score);
}
