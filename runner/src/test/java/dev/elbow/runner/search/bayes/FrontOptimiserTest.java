package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.elbow.runner.search.encoding.SpaceEncoding;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Parameter.Scale;
import dev.elbow.runner.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrontOptimiserTest {
  private static final SpaceEncoding SPACE =
      SpaceEncoding.of(
          new SearchSpace(
              List.of(
                  new FloatRange("x", 0, 1, Scale.LINEAR, OptionalInt.empty(), Optional.empty()))));

  /** Where x is above 0.6 trials fail. */
  private static Evidence evidence(boolean second) {
    List<Measurement> measured = new ArrayList<>();
    List<double[]> failed = new ArrayList<>();
    for (int i = 0; i <= 10; i++) {
      double[] point = {i / 10.0};
      if (i > 6) {
        failed.add(point);
      } else {
        double loss = second ? 1 - point[0] : point[0];
        measured.add(new Measurement(SPACE.decode(point), point, loss, List.of(), true));
      }
    }
    return new Evidence(measured, failed, List.of());
  }

  /** What weighs more than a constraint in the choice is no less probable for that. */
  @Test
  void says_how_probable_it_is_that_a_trial_does_not_fail_as_with_one_objective() {
    Assignment next = SPACE.decode(new double[] {0.66});
    double withOne =
        new BayesianOptimiser(SPACE, evidence(false))
            .bestOf(Stream.of(next))
            .orElseThrow()
            .feasible()
            .orElseThrow();
    double withTwo =
        new FrontOptimiser(SPACE, new FrontEvidence(evidence(false), evidence(true)))
            .bestOf(Stream.of(next))
            .orElseThrow()
            .feasible()
            .orElseThrow();

    assertThat(withOne).isBetween(0.01, 0.9);
    assertThat(withTwo).isCloseTo(withOne, offset(1e-12));
  }
}
