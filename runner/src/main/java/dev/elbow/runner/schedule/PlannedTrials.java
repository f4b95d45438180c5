package dev.elbow.runner.schedule;

import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.OptionalInt;

/**
 * How many trials a run has in total.
 *
 * @param total absent if only the search will tell
 */
record PlannedTrials(OptionalInt total) {

  /** The budget's number, or that of the space's assignments if it is smaller. */
  static PlannedTrials of(SweepSpec spec) {
    SearchSpace searched = spec.method() == Method.GRID ? GridSpace.of(spec.space()) : spec.space();
    long most =
        Math.min(
            SpaceSize.of(searched).orElse(Integer.MAX_VALUE),
            spec.budget().trials().orElse(Integer.MAX_VALUE));
    return new PlannedTrials(
        most < Integer.MAX_VALUE ? OptionalInt.of((int) most) : OptionalInt.empty());
  }

  int limit() {
    return total.orElse(Integer.MAX_VALUE);
  }
}
