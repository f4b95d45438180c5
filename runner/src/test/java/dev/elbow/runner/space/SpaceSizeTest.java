package dev.elbow.runner.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SpaceSizeTest {

  @Test
  void is_one_without_parameters() {
    assertThat(size()).hasValue(1);
  }

  @Test
  void is_a_product_without_conditions() {
    assertThat(size(choice("a", 3), range("b", 1, 64, none()))).hasValue(192);
  }

  @Test
  void a_continuum_has_none() {
    assertThat(size(choice("a", 3), real("x", 0, 1, none()))).isEmpty();
  }

  @Test
  void a_continuum_that_is_never_active_does_not_count() {
    assertThat(size(choice("a", 3), real("x", 0, 1, when("a", Comparison.GREATER, 7)))).hasValue(3);
  }

  @Test
  void a_range_of_one_number_is_one() {
    assertThat(size(real("x", 2, 2, none()), choice("a", 2))).hasValue(2);
  }

  @Test
  void inactive_parameters_do_not_multiply() {
    assertThat(size(choice("a", 3), range("b", 1, 10, when("a", Comparison.EQUAL, 2))))
        .hasValue(12);
  }

  @Test
  void conditions_on_conditional_parameters_are_followed() {
    assertThat(
            size(
                choice("a", 2),
                range("b", 1, 3, when("a", Comparison.EQUAL, 1)),
                range("c", 1, 5, when("b", Comparison.AT_LEAST, 2)),
                choice("d", 7)))
        .hasValue((1 + 1 + 5 + 5) * 7);
  }

  @Test
  void a_space_beyond_counting_is_as_good_as_endless() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      parameters.add(choice("p" + i, 1000));
    }
    assertThat(SpaceSize.of(new SearchSpace(parameters))).isEmpty();
    assertThat(size(range("n", Long.MIN_VALUE, Long.MAX_VALUE, none()))).isEmpty();
  }

  private static OptionalLong size(Parameter... parameters) {
    return SpaceSize.of(new SearchSpace(List.of(parameters)));
  }

  private static Parameter choice(String name, int count) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(i % 2 == 0 ? new Whole(i) : new Real(i));
    }
    return new Choice(name, values, none());
  }

  private static Parameter range(String name, long min, long max, Optional<Condition> when) {
    return new IntRange(name, min, max, Scale.LINEAR, OptionalInt.empty(), when);
  }

  private static Parameter real(String name, double min, double max, Optional<Condition> when) {
    return new FloatRange(name, min, max, Scale.LINEAR, OptionalInt.empty(), when);
  }

  private static Optional<Condition> none() {
    return Optional.empty();
  }

  private static Optional<Condition> when(String name, Comparison comparison, long bound) {
    return Optional.of(new Condition(name, comparison, new Whole(bound)));
  }
}
