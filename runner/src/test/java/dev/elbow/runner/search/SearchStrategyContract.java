package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.search.Observation.Result;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Comparison;
import dev.elbow.runner.space.Condition;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.space.SpaceSize;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every search strategy must do. */
abstract class SearchStrategyContract {

  /** The strategy under test. */
  abstract SearchStrategy create(SearchSpace space, long seed);

  private static final Optional<Condition> ALWAYS = Optional.empty();

  static FloatRange real(String name, double min, double max, Scale scale, int points) {
    return new FloatRange(name, min, max, scale, OptionalInt.of(points), ALWAYS);
  }

  static IntRange whole(String name, long min, long max, Scale scale) {
    return new IntRange(name, min, max, scale, OptionalInt.empty(), ALWAYS);
  }

  static Choice wholes(String name, long... numbers) {
    List<Value> values = LongStream.of(numbers).mapToObj(n -> (Value) new Whole(n)).toList();
    return new Choice(name, values, ALWAYS);
  }

  static SearchSpace space(Parameter... parameters) {
    return new SearchSpace(List.of(parameters));
  }

  /** 3 + 2 · 4 = 11 assignments: the last two parameters are active for one value of the first. */
  static SearchSpace conditional() {
    Condition large = new Condition("latent_size", Comparison.GREATER, new Whole(16));
    return space(
        wholes("latent_size", 4, 8, 16, 32),
        new Choice("optimizer", List.of(new Text("adam"), new Text("sgd")), Optional.of(large)),
        new IntRange("epochs", 1, 4, Scale.LINEAR, OptionalInt.empty(), Optional.of(large)));
  }

  static SearchSpace mixed() {
    return space(
        real("beta", 0.1, 8, Scale.LOG, 20),
        whole("latent_size", 2, 64, Scale.LOG),
        real("dropout", 0, 0.5, Scale.LINEAR, 5),
        wholes("batch_size", 64, 128));
  }

  static List<Assignment> ask(SearchStrategy strategy, int times) {
    return ask(new Search(strategy), times);
  }

  static List<Assignment> ask(Search search, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> search.ask())
        .flatMap(Optional::stream)
        .map(Suggestion::assignment)
        .toList();
  }

  static List<Assignment> all(SearchStrategy strategy) {
    Search search = new Search(strategy);
    List<Assignment> all = new ArrayList<>();
    for (Optional<Suggestion> next = search.ask(); next.isPresent(); next = search.ask()) {
      all.add(next.get().assignment());
      assertThat(all.size()).as("a finite space ends").isLessThan(10_000);
    }
    return all;
  }

  @Test
  void the_same_seed_gives_the_same_sequence() {
    assertThat(ask(create(mixed(), 7), 100)).isEqualTo(ask(create(mixed(), 7), 100)).hasSize(100);
  }

  @Test
  void another_seed_gives_another_sequence() {
    List<Assignment> one = ask(create(mixed(), 1), 20);
    List<Assignment> two = ask(create(mixed(), 2), 20);
    assertThat(one).isNotEqualTo(two);
    assertThat(one.get(0)).isNotEqualTo(two.get(0));
  }

  @Test
  void a_strategy_made_afresh_goes_on_as_the_one_before() {
    Search search = new Search(create(mixed(), 5));
    Map<Integer, Result> results = new HashMap<>();
    List<Assignment> asked = new ArrayList<>();
    for (int number = 1; number <= 24; number++) {
      Search afresh = new Search(create(mixed(), 5));
      asked.forEach(afresh::add);
      results.forEach(afresh::tell);
      Suggestion next = search.ask().orElseThrow();
      assertThat(afresh.ask()).as("trial %d", number).contains(next);
      asked.add(next.assignment());
      if (number % 4 != 0) { // every fourth goes on running
        Result result = number % 5 == 0 ? new Observation.Failed() : Observation.score(-number);
        results.put(number, result);
        search.tell(number, result);
      }
    }
  }

  @Test
  void a_trial_that_was_chosen_elsewhere_is_not_suggested() {
    Assignment chosen = ask(create(conditional(), 11), 1).get(0);
    Search search = new Search(create(conditional(), 11));
    search.add(chosen);
    assertThat(ask(search, 11)).hasSize(10).doesNotContain(chosen).doesNotHaveDuplicates();
  }

  @Test
  void a_finite_space_is_gone_through_without_repetition_and_then_exhausted() {
    Search search = new Search(create(conditional(), 11));
    assertThat(ask(search, 11)).hasSize(11).doesNotHaveDuplicates();
    assertThat(search.ask()).isEmpty();
  }

  @Test
  void all_of_a_larger_finite_space_comes_out() {
    SearchSpace space =
        space(wholes("a", 1, 2, 3, 4), wholes("b", 1, 2, 3, 4), whole("c", 1, 17, Scale.LOG));
    assertThat(all(create(space, 1))).hasSize(4 * 4 * 17).doesNotHaveDuplicates();
    assertThat(SpaceSize.of(space)).hasValue(4 * 4 * 17);
  }

  @Test
  void parameters_with_equal_values_are_still_two_dimensions() {
    assertThat(all(create(space(wholes("a", 1, 2), wholes("b", 1, 2)), 1))).hasSize(4);
  }

  @Test
  void a_space_without_parameters_has_one_assignment() {
    assertThat(all(create(space(), 1))).hasSize(1).allMatch(a -> a.values().isEmpty());
  }

  @Test
  void a_fixed_value_is_in_every_assignment() {
    SearchSpace space =
        space(wholes("fixed", 9), real("same", 2, 2, Scale.LOG, 1), wholes("a", 1, 2));
    assertThat(all(create(space, 1)))
        .hasSize(2)
        .allMatch(a -> a.get("fixed").equals(Optional.of(new Whole(9))))
        .allMatch(a -> a.get("same").equals(Optional.of(new Real(2))));
  }

  @Test
  void conditions_decide_which_parameters_are_there() {
    for (Assignment assignment : all(create(conditional(), 2))) {
      boolean large = assignment.get("latent_size").orElseThrow().asNumber() > 16;
      assertThat(assignment.get("optimizer").isPresent()).isEqualTo(large);
      assertThat(assignment.get("epochs").isPresent()).isEqualTo(large);
    }
  }

  @Test
  void values_stand_in_the_order_of_the_space() {
    assertThat(ask(create(mixed(), 1), 1).get(0).values().keySet())
        .containsExactly("beta", "latent_size", "dropout", "batch_size");
  }

  @Test
  void values_have_their_types_and_keep_within_bounds() {
    for (Assignment assignment : ask(create(mixed(), 13), 500)) {
      assertThat(assignment.get("latent_size").orElseThrow()).isInstanceOf(Whole.class);
      assertThat(assignment.get("latent_size").orElseThrow().asNumber()).isBetween(2.0, 64.0);
      assertThat(assignment.get("beta").orElseThrow()).isInstanceOf(Real.class);
      assertThat(assignment.get("beta").orElseThrow().asNumber()).isBetween(0.1, 8.0);
      assertThat(assignment.get("dropout").orElseThrow().asNumber()).isBetween(0.0, 0.5);
    }
  }
}
