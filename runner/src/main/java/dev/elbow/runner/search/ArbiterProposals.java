package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;

/** Arbiter's generators of candidates behind this project's own terms. */
final class ArbiterProposals implements Proposals {
  private final ArbiterSpace space;
  private final CandidateGenerator generator;

  private ArbiterProposals(ArbiterSpace space, CandidateGenerator generator) {
    this.space = space;
    this.generator = generator;
  }

  /**
   * Every combination of the space's grid values in a fixed order: the first parameter changes
   * fastest. They end, and those that conditions make alike repeat each other. Each dimension has
   * its own values, so Arbiter's one count for all is not used.
   */
  static Proposals grid(SearchSpace searched) {
    ArbiterSpace space = new ArbiterSpace(GridSpace.of(searched));
    return space.numParameters() == 0
        ? once(constant(space))
        : new ArbiterProposals(
            space, new GridSearchCandidateGenerator(space, 1, Mode.Sequential, Map.of(), false));
  }

  /** Independent draws, without end. */
  static Proposals random(SearchSpace searched, long seed) {
    ArbiterSpace space = new ArbiterSpace(searched);
    if (space.numParameters() == 0) {
      return constant(space);
    }
    RandomSearchGenerator generator = new RandomSearchGenerator(space, Map.of(), false);
    // The generator's java.util.Random starts alike from neighbouring seeds: spread them first.
    generator.setRngSeed(new SplittableRandom(seed).nextLong());
    return new ArbiterProposals(space, generator);
  }

  private static Proposals once(Proposals endless) {
    Iterator<Optional<Assignment>> one = List.of(endless.next()).iterator();
    return () -> one.hasNext() ? one.next() : Optional.empty();
  }

  /** A space without dimensions has one assignment, proposed without end. */
  static Proposals constant(ArbiterSpace space) {
    return () -> Optional.of(space.assignment(new double[0]));
  }

  @Override
  public Optional<Assignment> next() {
    return generator.hasMoreCandidates()
        ? Optional.of(space.assignment(generator.getCandidate().getFlatParameters()))
        : Optional.empty();
  }
}
