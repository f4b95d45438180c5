package dev.elbow.runner.search;

import dev.elbow.runner.space.GridSpace;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;

/** The search methods there are, each by its name in the sweep file. */
public final class SearchStrategies {
  private SearchStrategies() {}

  /** The strategy that a sweep asks for. */
  public static SearchStrategy create(SweepSpec spec) {
    return create(spec.method(), spec.space(), spec.seed());
  }

  /**
   * A fresh strategy.
   *
   * @throws IllegalArgumentException if a grid has a range without points
   */
  public static SearchStrategy create(Method method, SearchSpace space, long seed) {
    return switch (method) {
      case GRID -> DistinctStrategy.ofAll(ArbiterProposals.grid(space), GridSpace.of(space));
      case RANDOM -> DistinctStrategy.ofEndless(ArbiterProposals.random(space, seed), space, seed);
      case SOBOL -> DistinctStrategy.ofEndless(SobolProposals.of(space, seed), space, seed);
    };
  }
}
