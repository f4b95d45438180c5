package dev.elbow.runner.search;

import static dev.elbow.runner.space.Parameter.Scale.LINEAR;
import static dev.elbow.runner.space.Parameter.Scale.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Whole;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridStrategyTest extends SequenceStrategyContract {
  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.GRID, space, seed);
  }

  @Test
  void every_combination_comes_once() {
    assertThat(all(create(space(wholes("a", 1, 2, 3), wholes("b", 7, 8)), 1)))
        .extracting(GridStrategyTest::text)
        .containsExactlyInAnyOrder("1 7", "2 7", "3 7", "1 8", "2 8", "3 8");
  }

  @Test
  void its_first_tenth_holds_every_value_of_every_parameter() {
    SearchSpace space =
        space(whole("a", 1, 10, LINEAR), whole("b", 1, 10, LINEAR), whole("c", 1, 10, LINEAR));
    for (long seed = 1; seed <= 5; seed++) {
      List<Assignment> tenth = ask(create(space, seed), 100);
      for (String name : List.of("a", "b", "c")) {
        assertThat(tenth)
            .extracting(a -> a.get(name))
            .as("%s, seed %d", name, seed)
            .containsAll(
                IntStream.rangeClosed(1, 10)
                    .mapToObj(n -> Optional.of((Value) new Whole(n)))
                    .toList());
      }
    }
  }

  @Test
  void points_include_both_ends_and_follow_the_scale() {
    assertThat(all(create(space(real("x", 0.01, 100, LOG, 5)), 1)))
        .extracting(a -> a.get("x").orElseThrow().asNumber())
        .satisfiesExactlyInAnyOrder(
            x -> assertThat(x).isEqualTo(0.01),
            x -> assertThat(x).isCloseTo(0.1, withPercentage(1e-9)),
            x -> assertThat(x).isCloseTo(1, withPercentage(1e-9)),
            x -> assertThat(x).isCloseTo(10, withPercentage(1e-9)),
            x -> assertThat(x).isEqualTo(100.0));
  }

  @Test
  void points_that_round_to_the_same_whole_number_are_one() {
    SearchSpace space = space(new IntRange("n", 1, 3, LOG, OptionalInt.of(9), Optional.empty()));
    assertThat(all(create(space, 1)))
        .extracting(GridStrategyTest::text)
        .containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void combinations_that_conditions_make_alike_are_one() {
    Condition last = new Condition("a", Comparison.EQUAL, new Whole(400));
    SearchSpace space =
        space(
            whole("a", 1, 400, LINEAR),
            new IntRange("b", 1, 3, LINEAR, OptionalInt.empty(), Optional.of(last)));
    assertThat(all(create(space, 1)))
        .hasSize(402)
        .extracting(GridStrategyTest::text)
        .doesNotHaveDuplicates()
        .contains("1", "399", "400 1", "400 2", "400 3");
  }

  private static String text(Assignment assignment) {
    return String.join(
        " ",
        assignment.values().entrySet().stream().map(Map.Entry::getValue).map(Value::text).toList());
  }
}
