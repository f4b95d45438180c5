package dev.elbow.runner.search;

import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Method;

class BayesStrategyTest extends SearchStrategyContract {
  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.BAYES, space, seed);
  }
}
