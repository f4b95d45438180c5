package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Whole;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GridStrategyTest extends SearchStrategyContract {
  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.GRID, space, seed);
  }

  @Override
  boolean isRandom() {
    return false;
  }

  @Test
  void the_first_parameter_changes_fastest() {
    assertThat(all(create(space(wholes("a", 1, 2, 3), wholes("b", 7, 8)), 1)))
        .extracting(GridStrategyTest::text)
        .containsExactly("1 7", "2 7", "3 7", "1 8", "2 8", "3 8");
  }

  @Test
  void points_include_both_ends_and_follow_the_scale() {
    assertThat(all(create(space(real("x", 0.01, 100, Scale.LOG, 5)), 1)))
        .extracting(a -> a.get("x").orElseThrow().asNumber())
        .satisfiesExactly(
            x -> assertThat(x).isEqualTo(0.01),
            x -> assertThat(x).isCloseTo(0.1, withPercentage(1e-9)),
            x -> assertThat(x).isCloseTo(1, withPercentage(1e-9)),
            x -> assertThat(x).isCloseTo(10, withPercentage(1e-9)),
            x -> assertThat(x).isEqualTo(100.0));
  }

  @Test
  void points_that_round_to_the_same_whole_number_are_one() {
    SearchSpace space =
        space(new IntRange("n", 1, 3, Scale.LOG, OptionalInt.of(9), Optional.empty()));
    assertThat(all(create(space, 1)))
        .extracting(GridStrategyTest::text)
        .containsExactly("1", "2", "3");
  }

  @Test
  void keeps_its_order_however_many_combinations_conditions_make_alike() {
    Condition last = new Condition("a", Comparison.EQUAL, new Whole(400));
    SearchSpace space =
        space(
            whole("a", 1, 400, Scale.LINEAR),
            new IntRange("b", 1, 3, Scale.LINEAR, OptionalInt.empty(), Optional.of(last)));
    assertThat(all(create(space, 1)))
        .hasSize(402)
        .extracting(GridStrategyTest::text)
        .startsWith("1", "2", "3")
        .endsWith("400 1", "400 2", "400 3");
  }

  private static String text(Assignment assignment) {
    return String.join(
        " ",
        assignment.values().entrySet().stream().map(Map.Entry::getValue).map(Value::text).toList());
  }
}
