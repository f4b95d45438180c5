package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DROPOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Precision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products of fewer bits: what they may change, and what not. */
public interface PrecisionContract extends EngineUnderTest {
  Matrix SOME = ToyVae.bits(BATCH, 1);

  @Test
  default void nothing_is_in_the_way_of_fp32() {
    assertThat(engine().obstacle(Precision.FP32)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  default void an_obstacle_is_one_sentence_that_names_the_precision(Precision precision) {
    engine()
        .obstacle(precision)
        .ifPresent(
            why ->
                assertThat(why)
                    .hasLineCount(1)
                    .hasSizeBetween(20, 250)
                    .contains(precision.name().toLowerCase(Locale.ROOT))
                    .doesNotContain("Exception", "null"));
  }

  /** bfloat16 has 8 bits of mantissa: a product is good to 0.4 %, a sum of many to less. */
  @TestFactory
  default Stream<DynamicTest> fewer_bits_move_the_first_losses_a_little() {
    return inEachPrecision(this::fewerBitsMoveTheFirstLossesALittle);
  }

  private void fewerBitsMoveTheFirstLossesALittle(Precision precision) {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM);
    try (VaeLearner full = vae.learner(engine(), 1);
        VaeLearner fewer = vae.with(precision).learner(engine(), 1)) {
      assertThat(SavedWeights.of(fewer)).isEqualTo(SavedWeights.of(full));

      double[] expected = ToyVae.train(full, 20, 1, .005);
      double[] losses = ToyVae.train(fewer, 20, 1, .005);

      for (int step = 0; step < losses.length; step++) {
        assertThat(losses[step]).isCloseTo(expected[step], Percentage.withPercentage(.5));
      }
      if (precision != Precision.FP32) {
        assertThat(losses).isNotEqualTo(expected);
      }
    }
  }

  @TestFactory
  default Stream<DynamicTest> evaluation_has_all_bits() {
    return inEachPrecision(this::evaluationHasAllBits);
  }

  private void evaluationHasAllBits(Precision precision) {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(precision);
    Matrix z = ToyVae.codes(BATCH, 1);
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ToyVae.train(learner, 20, 1, .02);

      float[] logLikelihoods = learner.model().logLikelihood(SOME, z);

      ReferenceVae reference = ReferenceVae.of(learner.model());
      double[] exact = reference.logLikelihood(ReferenceVae.rows(SOME), ReferenceVae.rows(z));
      for (int row = 0; row < exact.length; row++) {
        assertThat((double) logLikelihoods[row]).isCloseTo(exact[row], within(1e-5));
      }
    }
  }

  /** Updates of a millionth of a weight: in bfloat16 itself, the weights would not move at all. */
  @TestFactory
  default Stream<DynamicTest> weights_that_are_updated_have_all_bits() {
    return inEachPrecision(this::weightsThatAreUpdatedHaveAllBits);
  }

  private void weightsThatAreUpdatedHaveAllBits(Precision precision) {
    ToyVae vae = ToyVae.with(BERNOULLI).with(precision);
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      float[] before = SavedWeights.of(learner);

      ToyVae.train(learner, 1, 1, 1e-4);

      float[] after = SavedWeights.of(learner);
      int moved = 0;
      for (int i = 0; i < after.length; i++) {
        moved += after[i] != before[i] ? 1 : 0;
      }
      assertThat(moved).isGreaterThan(after.length * 9 / 10);
    }
  }

  @TestFactory
  default Stream<DynamicTest> with_fewer_bits_too_a_learner_repeats_itself_and_goes_on() {
    return inEachPrecision(this::repeatsItselfAndGoesOn);
  }

  private void repeatsItselfAndGoesOn(Precision precision) throws IOException {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(DROPOUT).with(precision);
    try (VaeLearner undisturbed = vae.learner(engine(), 1);
        VaeLearner twin = vae.learner(engine(), 1);
        VaeLearner resumed = vae.learner(engine(), 2)) {
      assertThat(ToyVae.train(twin, 5, 1, .02)).isEqualTo(ToyVae.train(undisturbed, 5, 1, .02));
      ByteArrayOutputStream state = new ByteArrayOutputStream();
      undisturbed.saveState(state);

      resumed.restoreState(new ByteArrayInputStream(state.toByteArray()));

      double[] expected = ToyVae.train(undisturbed, 5, 1, .02);
      assertThat(ToyVae.train(resumed, 5, 1, .02)).isEqualTo(expected);
      assertThat(ToyVae.train(twin, 5, 1, .02)).isEqualTo(expected);
      assertThat(SavedWeights.of(resumed)).isEqualTo(SavedWeights.of(undisturbed));
    }
  }

  /** What is asked of a model in a precision. */
  @FunctionalInterface
  interface Check {
    void in(Precision precision) throws Exception;
  }

  /** In every precision that this engine offers on this machine. */
  private Stream<DynamicTest> inEachPrecision(Check check) {
    return Arrays.stream(Precision.values())
        .filter(precision -> engine().obstacle(precision).isEmpty())
        .map(precision -> DynamicTest.dynamicTest(precision.toString(), () -> check.in(precision)));
  }
}
