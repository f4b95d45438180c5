package dev.elbow.runner.schedule;

import dev.elbow.runner.search.SearchStrategy;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.OptionalInt;

/**
 * How many trials a run has in total.
 *
 * @param total absent if only the search will tell
 */
record PlannedTrials(OptionalInt total) {

  /**
   * The budget's number, or the grid's if that is smaller.
   *
   * @param strategy fresh, to be thrown away
   */
  static PlannedTrials of(SweepSpec spec, SearchStrategy strategy) {
    OptionalInt budget = spec.budget().trials();
    return spec.method() == Method.GRID
        ? new PlannedTrials(OptionalInt.of(count(strategy, budget.orElse(Integer.MAX_VALUE))))
        : new PlannedTrials(budget);
  }

  private static int count(SearchStrategy grid, int limit) {
    int points = 0;
    while (points < limit && grid.ask().isPresent()) {
      points++;
    }
    return points;
  }

  int limit() {
    return total.orElse(Integer.MAX_VALUE);
  }
}
