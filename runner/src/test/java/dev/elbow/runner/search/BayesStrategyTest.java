package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Method;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOrigin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BayesStrategyTest extends SearchStrategyContract {
  private static final SearchSpace SQUARE =
      space(real("x", 0, 1, Scale.LINEAR, 1), real("y", 0, 1, Scale.LINEAR, 1));

  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.BAYES, space, seed);
  }

  private static double number(Assignment assignment, String name) {
    return assignment.get(name).orElseThrow().asNumber();
  }

  /** Highest, with 0, at (0.7, 0.2). */
  private static double hill(Assignment a) {
    return -100 * (Math.pow(number(a, "x") - 0.7, 2) + Math.pow(number(a, "y") - 0.2, 2));
  }

  private List<Suggestion> run(
      Search search, int trials, Function<Assignment, Observation.Result> trial) {
    List<Suggestion> all = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Suggestion next = search.ask().orElseThrow();
      search.tell(search.size(), trial.apply(next.assignment()));
      all.add(next);
    }
    return all;
  }

  @Test
  void finds_the_top_of_a_hill() {
    for (long seed = 1; seed <= 3; seed++) {
      Search search = new Search(create(SQUARE, seed));
      List<Suggestion> all = run(search, 16, a -> Observation.score(hill(a)));
      assertThat(all.stream().mapToDouble(s -> hill(s.assignment())).max().orElseThrow())
          .as("seed %d", seed)
          .isGreaterThan(-0.01);
    }
  }

  /**
   * As of a training that all but diverges: its bound is a number, and no other counts beside it.
   */
  @Test
  void a_score_beyond_all_measure_does_not_hide_how_the_others_differ() {
    for (long seed = 1; seed <= 3; seed++) {
      Search search = new Search(create(SQUARE, seed));
      List<Suggestion> all =
          run(
              search,
              20,
              a ->
                  number(a, "x") < 0.4
                      ? new Measured(List.of(-4.8e18), List.of(-4.8e18), true)
                      : new Measured(List.of(hill(a)), List.of(hill(a) + 20), true));
      assertThat(all.stream().mapToDouble(s -> hill(s.assignment())).max().orElseThrow())
          .as("seed %d", seed)
          .isGreaterThan(-0.05);
    }
  }

  @Test
  void says_why() {
    Search search = new Search(create(SQUARE, 1));
    List<TrialOrigin> origins =
        run(search, 14, a -> Observation.score(hill(a))).stream().map(Suggestion::origin).toList();
    assertThat(origins.get(2).kind()).isEqualTo(Kind.START_DESIGN);
    assertThat(origins.get(2).explanation()).isEqualTo("start design, point 3 of 4");
    for (TrialOrigin origin : origins.subList(4, 14)) {
      String verb = origin.kind() == Kind.EXPLOIT ? "exploits" : "explores";
      assertThat(origin.kind()).isIn(Kind.EXPLOIT, Kind.EXPLORE);
      assertThat(origin.explanation())
          .matches(verb + ": predicted -?[\\d.]+ ± [\\d.]+, best so far -[\\d.]+");
    }
  }

  @Test
  void suggestions_for_several_workers_keep_apart() {
    Search search = new Search(create(SQUARE, 2));
    run(search, 8, a -> Observation.score(hill(a)));
    List<Assignment> pending = ask(search, 5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(pending.get(i), pending.get(j))).isGreaterThan(0.005);
      }
    }
  }

  @Test
  void suggestions_for_several_workers_keep_apart_while_nothing_is_feasible() {
    Search search = new Search(create(SQUARE, 2));
    run(search, 8, a -> new Measured(List.of(hill(a)), List.of(number(a, "x") - 2), true));
    List<Assignment> pending = ask(search, 5);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(pending.get(i), pending.get(j))).isGreaterThan(0.001);
      }
    }
  }

  private static double distance(Assignment a, Assignment b) {
    return Math.hypot(number(a, "x") - number(b, "x"), number(a, "y") - number(b, "y"));
  }

  /** Better and better to the right, until beyond 0.6 every trial diverges. */
  @Test
  void learns_where_trials_fail() {
    Search search = new Search(create(SQUARE, 3));
    List<Suggestion> all =
        run(
            search,
            30,
            a ->
                number(a, "x") > 0.6
                    ? new Failed()
                    : Observation.score(10 * number(a, "x") - number(a, "y")));
    assertThat(all.subList(4, 20))
        .filteredOn(s -> number(s.assignment(), "x") > 0.6)
        .hasSizeLessThan(12);
    assertThat(all.get(29).origin().explanation()).contains(", feasible with probability ");
    assertThat(all)
        .anyMatch(
            s ->
                number(s.assignment(), "x") <= 0.6
                    && number(s.assignment(), "x") > 0.55
                    && number(s.assignment(), "y") < 0.05);
  }

  @Test
  void finds_the_best_that_a_constraint_allows() {
    Search search = new Search(create(SQUARE, 4));
    List<Suggestion> all = run(search, 30, BayesStrategyTest::constrained);
    assertThat(all)
        .anyMatch(
            s -> {
              double x = number(s.assignment(), "x");
              return x <= 0.3 && x > 0.29 && hill(s.assignment()) > -17;
            });
  }

  /** The hill, of which only the part left of 0.3 is allowed. */
  private static Observation.Result constrained(Assignment a) {
    return new Measured(List.of(hill(a)), List.of((0.3 - number(a, "x")) / 0.3), true);
  }

  @Test
  void looks_for_a_feasible_trial_first() {
    Search search = new Search(create(SQUARE, 5));
    List<Suggestion> all = run(search, 24, BayesStrategyTest::cornered);
    assertThat(all.get(4).origin().explanation()).startsWith("looks for a first feasible trial: ");
    assertThat(all).anyMatch(s -> cornered(s.assignment()).isFeasible());
  }

  /** Only a quarter of a disc, 1 % of the square, is allowed. */
  private static Measured cornered(Assignment a) {
    double margin = 0.113 - Math.hypot(number(a, "x") - 1, number(a, "y"));
    return new Measured(List.of(hill(a)), List.of(margin), true);
  }

  @Test
  void trials_of_earlier_runs_replace_the_start_design() {
    Search earlier = new Search(create(SQUARE, 6));
    List<Observation> known =
        run(earlier, 12, a -> Observation.score(hill(a))).stream()
            .map(s -> new Observation(s.assignment(), Observation.score(hill(s.assignment()))))
            .toList();
    Suggestion first = new Search(create(SQUARE, 7), known).ask().orElseThrow();
    assertThat(first.origin().kind()).isIn(Kind.EXPLOIT, Kind.EXPLORE);
    assertThat(hill(first.assignment())).isGreaterThan(-10);
  }

  @Test
  void goes_on_when_every_trial_fails() {
    Search search = new Search(create(SQUARE, 8));
    assertThat(run(search, 15, a -> new Failed()))
        .extracting(Suggestion::assignment)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_small_space_is_searched_whole_and_well() {
    SearchSpace space = space(whole("x", 0, 30, Scale.LINEAR), whole("y", 0, 30, Scale.LINEAR));
    Search search = new Search(create(space, 9));
    List<Suggestion> all =
        run(
            search,
            25,
            a ->
                Observation.score(
                    -Math.pow(number(a, "x") - 21, 2) - Math.pow(number(a, "y") - 4, 2)));
    assertThat(all).extracting(Suggestion::assignment).doesNotHaveDuplicates();
    assertThat(all)
        .anyMatch(s -> number(s.assignment(), "x") == 21 && number(s.assignment(), "y") == 4);
  }

  @Test
  void many_trials_are_no_burden() {
    Search search = new Search(create(SQUARE, 10));
    Search sobol = new Search(SearchStrategies.create(Method.SOBOL, SQUARE, 1));
    IntStream.rangeClosed(1, 3000)
        .forEach(
            number -> {
              Assignment next = sobol.ask().orElseThrow().assignment();
              search.add(next);
              search.tell(number, Observation.score(hill(next)));
            });
    assertThat(hill(search.ask().orElseThrow().assignment())).isGreaterThan(-0.1);
  }
}
