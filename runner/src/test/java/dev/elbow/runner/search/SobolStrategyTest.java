package dev.elbow.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SobolStrategyTest extends SequenceStrategyContract {
  @Override
  SearchStrategy create(SearchSpace space, long seed) {
    return SearchStrategies.create(Method.SOBOL, space, seed);
  }

  /** A digital shift keeps the net: 2^8 points put one into each of 16 x 16 equal boxes. */
  @Test
  void lies_evenly_in_two_dimensions() {
    SearchSpace square = space(real("x", 0, 1, Scale.LINEAR, 1), real("y", 0, 1, Scale.LINEAR, 1));
    assertThat(ask(create(square, 23), 256))
        .extracting(a -> box(a, "x") * 16 + box(a, "y"))
        .doesNotHaveDuplicates();
  }

  @Test
  void has_room_for_two_hundred_parameters() {
    List<Parameter> many =
        IntStream.range(0, 200)
            .mapToObj(i -> (Parameter) real("p" + i, 0, 1, Scale.LINEAR, 1))
            .toList();
    assertThat(ask(create(new SearchSpace(many), 1), 1).get(0).values()).hasSize(200);
  }

  private static int box(Assignment assignment, String name) {
    return (int) (assignment.get(name).orElseThrow().asNumber() * 16);
  }
}
