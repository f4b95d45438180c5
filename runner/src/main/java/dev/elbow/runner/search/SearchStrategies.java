package dev.elbow.runner.search;

import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.Goal;
import dev.elbow.runner.spec.MetricSpec;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;

/** The search methods there are, each by its name in the sweep file. */
public final class SearchStrategies {
  private SearchStrategies() {}

  /** The strategy that a sweep asks for. */
  public static SearchStrategy create(SweepSpec spec) {
    List<Goal> goals = spec.objectives().all().stream().map(MetricSpec::goal).toList();
    return spec.method() == Method.BAYES
        ? new BayesStrategy(spec.space(), spec.seed(), goals)
        : create(spec.method(), spec.space(), spec.seed());
  }

  /**
   * A fresh strategy.
   *
   * @throws IllegalArgumentException if a grid has a range without points
   */
  public static SearchStrategy create(Method method, SearchSpace space, long seed) {
    return switch (method) {
      case GRID -> ShuffledGrid.of(space, seed);
      case RANDOM -> new DistinctStrategy(ArbiterProposals.random(space, seed), space, seed);
      case BAYES -> new BayesStrategy(space, seed, List.of(Goal.MAXIMIZE));
      case TPE -> new TpeStrategy(space, seed);
      case GENETIC -> new GeneticStrategy(space, seed);
      case SOBOL -> new DistinctStrategy(SobolProposals.of(space, seed), space, seed);
    };
  }
}
