package dev.elbow.runner.search.bayes;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the assignment that is worth most, as a point of the search cube. */
record BestAssignment(SpaceEncoding space, Acquisition acquisition) {

  /** The best of the given ones; empty if there is none. */
  Optional<double[]> among(Stream<Assignment> assignments) {
    return assignments
        .map(space::cube)
        .map(cube -> new Candidate(cube, acquisition.value(space.embed(cube))))
        .max(Comparator.comparingDouble(Candidate::worth))
        .map(Candidate::cube);
  }

  /**
   * The best found of those that are allowed; empty if none of them is.
   *
   * @param good points of the search cube near which to look as well
   */
  Optional<double[]> near(
      List<double[]> good, SplittableRandom random, Predicate<Assignment> allowed) {
    return new AcquisitionSearch(space, acquisition, random)
        .candidates(good).stream()
            .map(Candidate::cube)
            .filter(cube -> allowed.test(space.decode(cube)))
            .findFirst();
  }
}
