package dev.elbow.runner.schedule;

import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many trials a run has in total, unless it finds enough before.
 *
 * @param searched trials of the search; absent if only the search will tell
 * @param replicates what is trained again at its end
 */
record PlannedTrials(OptionalInt searched, Optional<Replicates> replicates) {

  /** The budget's number, or that of the space's assignments if it is smaller. */
  static PlannedTrials of(SweepSpec spec) {
    SearchSpace searched = spec.method() == Method.GRID ? GridSpace.of(spec.space()) : spec.space();
    long most =
        Math.min(
            SpaceSize.of(searched).orElse(Integer.MAX_VALUE),
            spec.budget().trials().orElse(Integer.MAX_VALUE));
    return new PlannedTrials(
        most < Integer.MAX_VALUE ? OptionalInt.of((int) most) : OptionalInt.empty(),
        spec.search().replicates());
  }

  /** The most that the search has. */
  int limit() {
    return searched.orElse(Integer.MAX_VALUE);
  }

  /** Replicates included; there are fewer if fewer trials are feasible. */
  OptionalInt total() {
    return searched.isEmpty()
        ? searched
        : OptionalInt.of(Math.toIntExact(searched.getAsInt() + repeats()));
  }

  private long repeats() {
    return replicates
        .map(wanted -> (long) wanted.runs() * Math.min(wanted.best(), limit()))
        .orElse(0L);
  }
}
