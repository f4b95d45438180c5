package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Failed;
import dev.elbow.runner.search.Observation.Measured;
import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeritTest {
  private static Merit merit(Result... results) {
    return Merit.of(
        Stream.of(results)
            .map(result -> new Observation(new Assignment(Map.of()), result))
            .toList());
  }

  private static Result measured(double score, double margin) {
    return new Measured(List.of(score), List.of(margin), true);
  }

  private static Result front(double first, double second) {
    return new Measured(List.of(first, second), List.of(), true);
  }

  @Test
  void feasible_trials_come_first_then_the_nearly_feasible_and_the_failed_last() {
    Merit merit =
        merit(
            new Failed(),
            measured(9, -2),
            measured(1, 0),
            measured(8, -1),
            measured(2, Double.NaN),
            new Failed());
    assertThat(merit.ranks()).containsExactly(8, 6, 2, 4, 0, 8);
    assertThat(merit.best(3)).containsExactly(4, 2, 3);
    assertThat(merit.best(6)).containsExactly(4, 2, 3, 1);
  }

  @Test
  void layers_come_one_after_the_other_and_of_the_last_those_that_dominate_most() {
    Merit merit = merit(front(0, 9), front(5, 5), front(5.1, 4.9), front(9, 0), front(1, 1));
    assertThat(merit.best(3)).contains(0, 3).containsAnyOf(1, 2).doesNotContain(4);
    assertThat(merit.best(5)).hasSize(5);
    assertThat(merit.ranks()[4]).isGreaterThan(merit.ranks()[0]);
  }
}
