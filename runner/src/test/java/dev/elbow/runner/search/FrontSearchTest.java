package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;
import org.junit.jupiter.api.Test;

/** Bayesian optimisation of two objectives at once. */
class FrontSearchTest {
  private static final SearchSpace CUBE =
      new SearchSpace(IntStream.range(0, 5).mapToObj(i -> (Parameter) axis("x" + i)).toList());

  /** Of ZDT1; what the whole front dominates is 6.267. */
  private static final double[] REFERENCE = {-1.1, -6};

  private static FloatRange axis(String name) {
    return new FloatRange(name, 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.empty());
  }

  /** Zitzler, Deb and Thiele's first function (2000), turned so that larger is better. */
  private static Measured zdt1(Assignment assignment) {
    double[] x = assignment.values().values().stream().mapToDouble(Value::asNumber).toArray();
    double g = 1 + 9 * IntStream.range(1, 5).mapToDouble(i -> x[i]).average().orElseThrow();
    return new Measured(List.of(-x[0], -g * (1 - Math.sqrt(x[0] / g))), List.of(), true);
  }

  private static double[] numbers(Assignment assignment) {
    return assignment.values().values().stream().mapToDouble(Value::asNumber).toArray();
  }

  private static double hypervolume(Method method, long seed, int trials) {
    return hypervolume(run(method, seed, trials, FrontSearchTest::zdt1));
  }

  private static double hypervolume(List<Observation> told) {
    double[][] scores =
        told.stream()
            .filter(trial -> trial.result() instanceof Measured m && m.isFeasible())
            .map(trial -> ((Measured) trial.result()).scores())
            .map(scored -> new double[] {scored.get(0), scored.get(1)})
            .toArray(double[][]::new);
    return Hypervolume.of(scores, REFERENCE);
  }

  private static List<Observation> run(
      Method method, long seed, int trials, Function<Assignment, Result> response) {
    return TestSearches.observations(SearchStrategies.create(method, CUBE, seed), trials, response);
  }

  /** Random search has 3.8 after 40 trials in the middle, and never above 4.4 with 12 seeds. */
  @Test
  void dominates_far_more_than_random_search() {
    for (long seed = 1; seed <= 2; seed++) {
      assertThat(hypervolume(Method.BAYES, seed, 25)).as("seed %d", seed).isGreaterThan(5.8);
      assertThat(hypervolume(Method.RANDOM, seed, 25)).as("seed %d", seed).isLessThan(5);
    }
  }

  @Test
  void suggestions_for_several_workers_keep_apart_while_nothing_is_feasible() {
    SearchStrategy strategy = SearchStrategies.create(Method.BAYES, CUBE, 2);
    Search search = new Search(strategy);
    for (int trial = 1; trial <= 12; trial++) {
      Assignment asked = search.ask().orElseThrow().assignment();
      double margin = -0.1 - MathArrays.distance(numbers(asked), new double[] {.5, .5, .5, .5, .5});
      search.tell(trial, new Measured(zdt1(asked).scores(), List.of(margin), true));
    }
    List<double[]> pending =
        IntStream.range(0, 4)
            .mapToObj(i -> numbers(search.ask().orElseThrow().assignment()))
            .toList();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(MathArrays.distance(pending.get(i), pending.get(j))).isGreaterThan(0.001);
      }
    }
  }

  @Test
  void failures_and_constraints_leave_the_rest_of_the_front() {
    List<Observation> told =
        run(
            Method.BAYES,
            3,
            30,
            a -> {
              double first = a.get("x0").orElseThrow().asNumber();
              double second = a.get("x1").orElseThrow().asNumber();
              Measured all = zdt1(a);
              return second > 0.8
                  ? new Failed()
                  : new Measured(all.scores(), List.of(first - 0.3), true);
            });
    assertThat(told.subList(20, 30))
        .filteredOn(trial -> trial.result() instanceof Measured m && m.isFeasible())
        .hasSizeGreaterThanOrEqualTo(5);
    // Without x0 < 0.3, the front dominates about 1.6 less.
    assertThat(hypervolume(told)).isGreaterThan(4);
  }

  @Test
  void trials_that_run_are_not_tried_next_to() {
    Search search =
        TestSearches.run(SearchStrategies.create(Method.BAYES, CUBE, 4), 20, FrontSearchTest::zdt1);
    List<double[]> pending = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double[] next = numbers(search.ask().orElseThrow().assignment());
      assertThat(pending).allMatch(other -> MathArrays.distanceInf(other, next) > 0.01);
      pending.add(next);
    }
  }

  @Test
  void the_same_history_has_the_same_continuation() {
    assertThat(run(Method.BAYES, 5, 15, FrontSearchTest::zdt1))
        .isEqualTo(run(Method.BAYES, 5, 15, FrontSearchTest::zdt1));
  }

  @Test
  void says_what_it_expects_of_both_objectives() {
    Search search =
        TestSearches.run(SearchStrategies.create(Method.BAYES, CUBE, 6), 15, FrontSearchTest::zdt1);
    assertThat(search.ask().orElseThrow().origin().explanation())
        .matches("(exploits|explores): predicted \\S+ ± \\S+ and \\S+ ± \\S+.*");
  }
}
