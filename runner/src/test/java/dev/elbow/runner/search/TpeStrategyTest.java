package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeStrategyTest extends SearchStrategyContract {
  private static final SearchSpace SQUARE =
      space(real("x", 0, 1, Scale.LINEAR, 2), real("y", 0, 1, Scale.LINEAR, 2));

  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.TPE, space, seed);
  }

  private Search searched(
      SearchSpace space, long seed, int trials, Function<Assignment, Result> f) {
    return TestSearches.run(create(space, seed), trials, f);
  }

  /** Random search of as many trials comes within 0.01 of the optimum once in three times. */
  @Test
  void comes_closer_to_an_optimum_than_random_search() {
    assertThat(
            IntStream.rangeClosed(1, 5)
                .mapToObj(seed -> TestSearches.regret(create(SQUARE, seed), 40)))
        .allMatch(regret -> regret < 0.005);
  }

  @Test
  void says_why_a_trial_is_tried() {
    Search search = new Search(create(SQUARE, 1));
    Suggestion first = search.ask().orElseThrow();
    assertThat(first.origin().kind()).isEqualTo(Kind.START_DESIGN);
    assertThat(first.origin().explanation()).isEqualTo("start design, point 1 of 10");

    Suggestion later = searched(SQUARE, 1, 20, TestSearches::bowl).ask().orElseThrow();
    assertThat(later.origin().kind()).isIn(Kind.EXPLOIT, Kind.EXPLORE);
    assertThat(later.origin().explanation())
        .matches(".*[0-9.e+]+ times as dense among the best 2 as among the other 18");
  }

  @Test
  void keeps_away_from_where_trials_fail() {
    List<Observation> told =
        TestSearches.observations(
            create(SQUARE, 2),
            60,
            a -> TestSearches.number(a, "x") > 0.2 ? new Failed() : TestSearches.bowl(a));
    assertThat(TestSearches.share(told, 30, a -> TestSearches.number(a, "x") <= 0.2))
        .isGreaterThan(0.5);
  }

  @Test
  void a_feasible_trial_is_good_before_a_better_one_that_breaks_a_constraint() {
    List<Observation> told =
        TestSearches.observations(
            create(SQUARE, 3),
            60,
            a -> {
              double x = TestSearches.number(a, "x");
              return new Measured(List.of(-x), List.of(x - 0.8), true);
            });
    assertThat(TestSearches.share(told, 30, a -> TestSearches.number(a, "x") >= 0.8))
        .isGreaterThan(0.5);
  }

  @Test
  void trials_that_run_are_not_tried_next_to() {
    Search search = searched(SQUARE, 4, 30, TestSearches::bowl);
    List<Assignment> pending = ask(search, 6);
    double nearest =
        IntStream.range(0, 6)
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(0, i)
                        .mapToDouble(j -> TestSearches.distance(pending.get(i), pending.get(j))))
            .min()
            .orElseThrow();
    assertThat(nearest).isGreaterThan(0.005);
  }

  @Test
  void learns_from_trials_of_earlier_runs() {
    List<Observation> known = TestSearches.observations(create(SQUARE, 5), 40, TestSearches::bowl);
    Suggestion next = new Search(create(SQUARE, 6), known).ask().orElseThrow();
    assertThat(next.origin().explanation()).endsWith("among the best 4 as among the other 36");
  }

  /** The front of x against 1 − x is y = 0. */
  @Test
  void two_objectives_are_searched_along_their_front() {
    List<Observation> told =
        TestSearches.observations(create(SQUARE, 7), 80, TestSearches::tradeOff);
    assertThat(TestSearches.share(told, 40, a -> TestSearches.number(a, "y") < 0.25))
        .isGreaterThan(0.6);
    assertThat(TestSearches.share(told, 40, a -> TestSearches.number(a, "x") < 0.5))
        .isBetween(0.1, 0.9);
  }
}
