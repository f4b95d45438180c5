package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.SearchSpace;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A Sobol sequence with a random digital shift: every coordinate of every point is combined by
 * exclusive or with the same random bits, which moves the points (the origin too) and keeps how
 * evenly they lie.
 */
final class SobolProposals implements Proposals {
  /** Digits of a coordinate, as commons-math makes them. */
  private static final int BITS = 52;

  private final ArbiterSpace space;
  private final SobolSequenceGenerator points;
  private final long[] shift;

  private SobolProposals(ArbiterSpace space, long seed) {
    this.space = space;
    int dimensions = space.numParameters();
    points = new SobolSequenceGenerator(dimensions);
    SplittableRandom random = new SplittableRandom(seed);
    shift = random.longs(dimensions).map(bits -> bits >>> (Long.SIZE - BITS)).toArray();
  }

  static Proposals of(SearchSpace searched, long seed) {
    ArbiterSpace space = ArbiterSpace.numbered(searched);
    return space.numParameters() == 0
        ? ArbiterProposals.constant(space)
        : new SobolProposals(space, seed);
  }

  @Override
  public Optional<Assignment> next() {
    double[] point = points.nextVector();
    for (int i = 0; i < point.length; i++) {
      long digits = (long) Math.scalb(point[i], BITS) ^ shift[i];
      point[i] = Math.scalb((double) digits, -BITS);
    }
    return Optional.of(space.assignment(point));
  }
}
