package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DATA_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That every update rule is the published one, step by step: so engines agree with each other. */
public interface OptimizerContract extends EngineUnderTest {
  Likelihood UNIT_NORMAL = new Gaussian(new Sigma.Fixed(1));
  int UPDATES = 12;

  /** What a weight's gradient is in each step, one sequence for each value of an example. */
  List<IntToDoubleFunction> GRADIENTS =
      List.of(
          step -> .5,
          step -> step % 2 == 0 ? 1 : -1,
          step -> 3 * Math.pow(.3, step),
          step -> step == 0 ? 1 : 0,
          step -> 1e-6,
          step -> step < 6 ? 0 : 2);

  /**
   * A decoder without hidden layers that is cut off from z says its bias b, whatever the code. With
   * σ = 1, all examples equal to x and a β of 0, the gradient of b is b − x, exactly, and that of
   * all other weights is 0: an x for any gradient.
   */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void known_gradients_come_to_the_published_updates(Algorithm algorithm) {
    ToyVae vae = ToyVae.with(UNIT_NORMAL).with(algorithm).withHidden().withDecoderInputGain(0);
    List<UpdateRule> rules = GRADIENTS.stream().map(any -> new UpdateRule(algorithm)).toList();
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      for (int step = 0; step < UPDATES; step++) {
        double rate = .01 * (1 + step % 3);
        float[] before = SavedWeights.of(learner);
        int start = before.length - DATA_SIZE;
        Matrix x = Matrix.zeros(BATCH, DATA_SIZE);
        for (int i = 0; i < x.values().length; i++) {
          int column = i % DATA_SIZE;
          double wanted = GRADIENTS.get(column).applyAsDouble(step);
          x.values()[i] = (float) (before[start + column] - wanted);
        }

        Steps.take(learner, x, ToyVae.codes(BATCH, step), 0, rate);

        float[] after = SavedWeights.of(learner);
        for (int i = 0; i < DATA_SIZE; i++) {
          double gradient = before[start + i] - x.get(0, i);
          double expected = rules.get(i).update(gradient, rate);
          assertThat((double) before[start + i] - after[start + i])
              .as("weight %d, update %d", i, step + 1)
              .isCloseTo(expected, within(1e-5 * Math.abs(expected) + ulp(before[start + i])));
        }
        assertThat(Arrays.copyOf(after, start)).isEqualTo(Arrays.copyOf(before, start));
      }
    }
  }

  /** Rounding of a weight, twice: before it was saved and after it was updated. */
  private static double ulp(float weight) {
    return 2 * Math.ulp(Math.max(Math.abs(weight), .02f));
  }

  /** Where a gradient is as small as its rounding, so is what an adaptive rule makes of it. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void every_weight_is_updated_by_the_rule(Algorithm algorithm) {
    ToyVae vae = ToyVae.with(BERNOULLI).with(algorithm).withHidden(5);
    Matrix batch = ToyVae.bits(BATCH, 1);
    double[][] x = ReferenceVae.rows(batch);
    double rate = .01;
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      List<UpdateRule> rules =
          Stream.generate(() -> new UpdateRule(algorithm))
              .limit(SavedWeights.of(learner).length)
              .toList();
      for (int step = 0; step < 3; step++) {
        Matrix noise = ToyVae.codes(BATCH, step);
        double[][] draws = ReferenceVae.rows(noise);
        ReferenceVae before = ReferenceVae.of(learner.model());
        double[] gradient = before.gradient(moved -> moved.loss(vae, x, draws, 1));

        Steps.take(learner, batch, noise, 1, rate);

        float[] after = SavedWeights.of(learner);
        int compared = 0;
        for (int i = 0; i < after.length; i++) {
          double expected = rules.get(i).update(gradient[i], rate);
          if (Math.abs(gradient[i]) > 1e-3) {
            compared++;
            assertThat(before.weights()[i] - after[i])
                .as("weight %d, update %d", i, step + 1)
                .isCloseTo(expected, within(1e-3 * rate));
          }
        }
        assertThat(compared).isGreaterThan(after.length / 2);
      }
    }
  }
}
