package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
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
    return IntStream.range(0, times)
        .mapToObj(i -> strategy.ask())
        .flatMap(Optional::stream)
        .toList();
  }

  static List<Assignment> all(SearchStrategy strategy) {
    List<Assignment> all = new ArrayList<>();
    for (Optional<Assignment> next = strategy.ask(); next.isPresent(); next = strategy.ask()) {
      all.add(next.get());
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
  void what_it_is_told_does_not_change_the_sequence() {
    SearchStrategy told = create(mixed(), 3);
    List<Assignment> sequence = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Assignment next = told.ask().orElseThrow();
      sequence.add(next);
      told.tell(next, i % 3 == 0 ? Double.NaN : -i);
    }
    assertThat(sequence).isEqualTo(ask(create(mixed(), 3), 50));
  }

  @Test
  void asking_as_often_as_before_resumes_the_sequence() {
    List<Assignment> whole = ask(create(mixed(), 5), 60);
    SearchStrategy resumed = create(mixed(), 5);
    ask(resumed, 25);
    assertThat(ask(resumed, 35)).isEqualTo(whole.subList(25, 60));
  }

  @Test
  void a_finite_space_is_gone_through_without_repetition_and_then_exhausted() {
    SearchStrategy strategy = create(conditional(), 11);
    assertThat(all(strategy)).hasSize(11).doesNotHaveDuplicates();
    assertThat(strategy.ask()).isEmpty();
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
    assertThat(create(mixed(), 1).ask().orElseThrow().values().keySet())
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

  @Test
  void a_log_scale_is_uniform_in_the_logarithm() {
    SearchSpace space = space(real("x", 1e-4, 1e-1, Scale.LOG, 1000));
    double distance = distance(space, x -> Math.log(x / 1e-4) / Math.log(1e3));
    assertThat(distance).isLessThan(kolmogorovSmirnovBound(1000));
  }

  @Test
  void a_linear_scale_is_uniform() {
    SearchSpace space = space(real("x", -2, 6, Scale.LINEAR, 1000));
    assertThat(distance(space, x -> (x + 2) / 8)).isLessThan(kolmogorovSmirnovBound(1000));
  }

  /** What the statistic exceeds once in a million times if the distribution is the right one. */
  private static double kolmogorovSmirnovBound(int n) {
    return Math.sqrt(-Math.log(1e-6 / 2) / 2 / n);
  }

  /** The Kolmogorov-Smirnov statistic of 1,000 values. */
  private double distance(SearchSpace space, DoubleUnaryOperator distribution) {
    double[] u =
        ask(create(space, 17), 1000).stream()
            .mapToDouble(a -> distribution.applyAsDouble(a.get("x").orElseThrow().asNumber()))
            .sorted()
            .toArray();
    assertThat(u).hasSize(1000);
    return IntStream.range(0, u.length)
        .mapToDouble(
            i -> Math.max(u[i] - (double) i / u.length, (double) (i + 1) / u.length - u[i]))
        .max()
        .orElseThrow();
  }
}
