package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every strategy must do that gives the same sequence whatever the results. */
abstract class SequenceStrategyContract extends SearchStrategyContract {

  @Test
  void what_it_is_told_does_not_change_the_sequence() {
    Search told = new Search(create(mixed(), 3));
    List<Assignment> sequence = new ArrayList<>();
    for (int number = 1; number <= 50; number++) {
      sequence.add(told.ask().orElseThrow().assignment());
      told.tell(number, Observation.score(number % 3 == 0 ? Double.NaN : -number));
    }
    assertThat(sequence).isEqualTo(ask(create(mixed(), 3), 50));
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
