package dev.elbow.runner.search;

import dev.elbow.runner.search.encoding.ShiftedSobol;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import java.util.Optional;
import java.util.SplittableRandom;

/** The assignments at the points of a Sobol sequence with a random digital shift. */
final class SobolProposals implements Proposals {
  private final ArbiterSpace space;
  private final ShiftedSobol points;

  private SobolProposals(ArbiterSpace space, long seed) {
    this.space = space;
    points = new ShiftedSobol(space.numParameters(), new SplittableRandom(seed));
  }

  static Proposals of(SearchSpace searched, long seed) {
    ArbiterSpace space = ArbiterSpace.numbered(searched);
    return space.numParameters() == 0
        ? ArbiterProposals.constant(space)
        : new SobolProposals(space, seed);
  }

  @Override
  public Optional<Assignment> next() {
    return Optional.of(space.assignment(points.next()));
  }
}
