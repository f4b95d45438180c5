package dev.elbow.runner.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.IntRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelTest {
  private static final Axis RATE =
      Axis.of(new FloatRange("r", 1e-4, 1, Scale.LOG, OptionalInt.empty(), Optional.empty()));
  private static final Axis UNITS =
      Axis.of(new IntRange("n", 2, 64, Scale.LOG, OptionalInt.empty(), Optional.empty()));
  private static final Axis BATCH =
      Axis.of(
          new Choice("b", List.of(new Whole(128), new Whole(32), new Whole(64)), Optional.empty()));
  private static final Axis WORDS =
      Axis.of(
          new Choice(
              "w", List.of(new Text("adam"), new Text("sgd"), new Text("x")), Optional.empty()));

  @Test
  void values_come_back_from_their_coordinates() {
    for (long n = 2; n <= 64; n++) {
      assertThat(UNITS.value(UNITS.coordinate(new Whole(n)))).isEqualTo(new Whole(n));
    }
    assertThat(BATCH.value(BATCH.coordinate(new Whole(64)))).isEqualTo(new Whole(64));
    assertThat(BATCH.coordinate(new Whole(32))).isLessThan(BATCH.coordinate(new Whole(64)));
    assertThat(WORDS.value(WORDS.coordinate(new Text("sgd")))).isEqualTo(new Text("sgd"));
    assertThat(RATE.coordinate(new Value.Real(0.01))).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void a_density_of_a_range_has_the_mass_1() {
    for (Kernel kernel : List.of(RATE.kernel(0.02, 0.1, 0.3), RATE.prior())) {
      double mass =
          IntStream.range(0, 10_000)
              .mapToDouble(i -> Math.exp(kernel.logDensity((i + 0.5) / 10_000)) / 10_000)
              .sum();
      assertThat(mass).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void the_probabilities_of_values_that_lie_apart_add_up_to_1() {
    for (Kernel kernel : List.of(UNITS.kernel(0.3, 0.05, 0.3), UNITS.prior())) {
      double sum =
          IntStream.rangeClosed(2, 64)
              .mapToDouble(n -> Math.exp(kernel.logDensity(UNITS.coordinate(new Whole(n)))))
              .sum();
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
    for (Kernel kernel : List.of(WORDS.kernel(0.5, 0.05, 0.25), WORDS.prior())) {
      double sum =
          IntStream.range(0, 3).mapToDouble(i -> Math.exp(kernel.logDensity((i + 0.5) / 3))).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void draws_follow_the_probabilities() {
    SplittableRandom random = new SplittableRandom(1);
    Kernel word = WORDS.kernel(WORDS.coordinate(new Text("sgd")), 0.05, 0.25);
    double sgd =
        IntStream.range(0, 20_000)
            .filter(i -> WORDS.value(word.draw(random)).equals(new Text("sgd")))
            .count();
    assertThat(sgd / 20_000).isCloseTo(1 / 1.5, within(0.02));
    Kernel normal = RATE.kernel(0, 0.1, 1);
    double mean =
        IntStream.range(0, 20_000).mapToDouble(i -> normal.draw(random)).average().orElse(0);
    assertThat(mean).isCloseTo(0.1 * Math.sqrt(2 / Math.PI), within(0.002));
  }

  @Test
  void a_parameter_of_one_value_is_certain() {
    Parameter one = new Choice("c", List.of(new Whole(5)), Optional.empty());
    assertThat(Axis.of(one).prior().logDensity(0.5)).isCloseTo(0, within(1e-12));
  }
}
