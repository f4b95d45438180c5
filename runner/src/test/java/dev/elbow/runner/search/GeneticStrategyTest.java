package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneticStrategyTest extends SearchStrategyContract {
  private static final SearchSpace SQUARE =
      space(real("x", 0, 1, Scale.LINEAR, 2), real("y", 0, 1, Scale.LINEAR, 2));

  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.GENETIC, space, seed);
  }

  /** The median of random search is 0.0044 after 50 trials: ln 2 / 50 / π. */
  @Test
  void comes_closer_to_an_optimum_than_random_search() {
    double[] regrets =
        IntStream.rangeClosed(1, 9)
            .mapToDouble(seed -> TestSearches.regret(create(SQUARE, seed), 50))
            .sorted()
            .toArray();
    assertThat(regrets[4]).isLessThan(0.002);
  }

  @Test
  void breeds_once_there_are_parents_and_says_so() {
    Search search = TestSearches.run(create(SQUARE, 1), 20, TestSearches::bowl);
    Suggestion next = search.ask().orElseThrow();
    assertThat(next.origin().kind()).isEqualTo(Kind.EXPLOIT);
    assertThat(next.origin().explanation())
        .matches("exploits: child of two of the \\d+ fittest of 20 trials");
  }

  @Test
  void trials_that_fail_have_few_children() {
    List<Observation> told =
        TestSearches.observations(
            create(SQUARE, 2),
            60,
            a -> TestSearches.number(a, "x") > 0.2 ? new Failed() : TestSearches.bowl(a));
    assertThat(TestSearches.share(told, 30, a -> TestSearches.number(a, "x") <= 0.2))
        .isGreaterThan(0.5);
  }

  /** The front of x against 1 − x is y = 0. */
  @Test
  void with_two_objectives_the_front_has_the_children() {
    List<Observation> told =
        TestSearches.observations(create(SQUARE, 3), 80, TestSearches::tradeOff);
    assertThat(TestSearches.share(told, 40, a -> TestSearches.number(a, "y") < 0.4))
        .isGreaterThan(0.6);
  }
}
