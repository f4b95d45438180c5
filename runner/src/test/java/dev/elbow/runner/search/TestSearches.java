package dev.elbow.runner.search;

import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Searches over the unit square, for tests of strategies that learn. */
final class TestSearches {
  private TestSearches() {}

  /** A search that has been told of so many trials. */
  static Search run(SearchStrategy strategy, int trials, Function<Assignment, Result> response) {
    return run(strategy, trials, response, new ArrayList<>());
  }

  private static Search run(
      SearchStrategy strategy,
      int trials,
      Function<Assignment, Result> response,
      List<Observation> told) {
    Search search = new Search(strategy);
    for (int number = 1; number <= trials; number++) {
      Assignment assignment = search.ask().orElseThrow().assignment();
      Result result = response.apply(assignment);
      told.add(new Observation(assignment, result));
      search.tell(number, result);
    }
    return search;
  }

  /** What a search was told in so many trials. */
  static List<Observation> observations(
      SearchStrategy strategy, int trials, Function<Assignment, Result> response) {
    List<Observation> told = new ArrayList<>();
    run(strategy, trials, response, told);
    return told;
  }

  /** How far the best of so many trials is from the top of the {@link #bowl}. */
  static double regret(SearchStrategy strategy, int trials) {
    return observations(strategy, trials, TestSearches::bowl).stream()
        .mapToDouble(trial -> -((Measured) trial.result()).scores().get(0))
        .min()
        .orElseThrow();
  }

  /** 0 at (0.3, 0.7), less elsewhere. */
  static Result bowl(Assignment assignment) {
    return Observation.score(score(assignment));
  }

  /** x against 1 − x, both less y: the front is y = 0. */
  static Result tradeOff(Assignment assignment) {
    double x = number(assignment, "x");
    double y = number(assignment, "y");
    return new Measured(List.of(x - y, 1 - x - y), List.of(), true);
  }

  static double score(Assignment assignment) {
    double x = number(assignment, "x") - 0.3;
    double y = number(assignment, "y") - 0.7;
    return -x * x - y * y;
  }

  static double number(Assignment assignment, String name) {
    return assignment.get(name).orElseThrow().asNumber();
  }

  static double distance(Assignment a, Assignment b) {
    return Math.hypot(number(a, "x") - number(b, "x"), number(a, "y") - number(b, "y"));
  }

  /** The share of the last so many of a search's trials for which something holds. */
  static double share(List<Observation> told, int last, Predicate<Assignment> condition) {
    return told.subList(told.size() - last, told.size()).stream()
        .mapToInt(trial -> condition.test(trial.assignment()) ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
