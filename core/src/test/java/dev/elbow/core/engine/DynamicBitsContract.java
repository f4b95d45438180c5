package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeLearner.Step;
import java.nio.IntBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bits that a pass draws from its examples.
 *
 * <p>They are seen through a decoder that is cut off from z: its loss at a β of 0 is Σ softplus(l)
 * − x l with the same logits l for all examples, linear in each bit x.
 */
public interface DynamicBitsContract extends EngineUnderTest {
  int DRAWN_STEPS = 300;

  @Test
  default void a_seed_repeats_its_bits_and_another_draws_others() {
    try (VaeLearner learner = biased()) {
      learner.load(ToyVae.filled(BATCH, .5f));

      List<Step> first = learner.train(Steps.onBits(rows(5), 1));

      assertThat(learner.train(Steps.onBits(rows(5), 1))).isEqualTo(first);
      assertThat(learner.train(Steps.onBits(rows(5), 2))).isNotEqualTo(first);
      assertThat(first.stream().distinct()).hasSizeGreaterThan(3);
    }
  }

  @Test
  default void what_is_a_bit_already_stays() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      learner.load(ToyVae.bits(BATCH, 1));

      List<Step> drawn = learner.train(Steps.onBits(rows(DRAWN_STEPS), 1));

      List<Step> given = learner.train(Steps.pass(rows(1), Steps.NO_NOISE, step -> 0, 0));
      assertThat(drawn).hasSize(DRAWN_STEPS).containsOnly(given.get(0));
    }
  }

  /** Each of six columns in turn holds the probability, the others bits. */
  @ParameterizedTest
  @ValueSource(floats = {.004f, .25f, .5f, .9f})
  default void a_value_is_the_share_of_ones(float probability) {
    try (VaeLearner learner = biased()) {
      double[] logits = logits(learner.model());
      for (int column = 0; column < logits.length; column++) {
        Matrix examples = ToyVae.filled(BATCH, 0);
        for (int row = 0; row < BATCH; row++) {
          examples.values()[row * logits.length + column] = probability;
        }
        learner.load(examples);
        double ofZeros = 0;
        for (double logit : logits) {
          ofZeros += ReferenceVae.softplus(logit);
        }
        SummaryStatistics shares = new SummaryStatistics();
        for (Step step : learner.train(Steps.onBits(rows(DRAWN_STEPS), column))) {
          shares.addValue((ofZeros - step.lossNats()) / logits[column]);
        }

        double variance = probability * (1 - probability) / BATCH;
        double standardError = Math.sqrt(variance / DRAWN_STEPS);
        assertThat(shares.getMean()).isCloseTo(probability, within(4 * standardError));
        // Of a variance: √(2/n) for many bits, and more where ones are rare.
        double relative = Math.sqrt((2 + 1 / (BATCH * variance) / BATCH) / DRAWN_STEPS);
        assertThat(shares.getVariance()).isCloseTo(variance, within(5 * relative * variance));
      }
    }
  }

  @Test
  default void what_is_not_a_number_does_not_turn_into_a_bit() {
    try (VaeLearner learner = biased()) {
      Matrix examples = ToyVae.filled(BATCH, .5f);
      examples.values()[7] = Float.NaN;
      learner.load(examples);

      List<Step> steps = learner.train(Steps.onBits(rows(3), 1));

      assertThat(steps).hasSize(1);
      assertThat(steps.get(0).isFinite()).isFalse();
    }
  }

  @Test
  default void training_on_bits_learns_their_probabilities() {
    try (VaeLearner learner = cutOff()) {
      learner.load(ToyVae.filled(BATCH, .8f));
      int[] rows = rows(400);

      learner.train(
          new Pass(IntBuffer.wrap(rows), Steps.NO_NOISE, OptionalLong.of(3), step -> 0, .1));

      assertThat(learner.model().decode(Matrix.zeros(1, ToyVae.LATENT_SIZE)).values())
          .containsExactly(ToyVae.filled(1, .8f).values(), within(.1f));
    }
  }

  /** Logits of some size, different from each other. */
  private VaeLearner biased() {
    VaeLearner learner = cutOff();
    Matrix ramp = Matrix.zeros(BATCH, ToyVae.DATA_SIZE);
    for (int i = 0; i < ramp.values().length; i++) {
      ramp.values()[i] = .2f * (i % ToyVae.DATA_SIZE) - .05f;
    }
    Steps.take(learner, ramp, ToyVae.codes(BATCH, 1), 0, 3);
    return learner;
  }

  private VaeLearner cutOff() {
    return ToyVae.with(BERNOULLI).withHidden().withDecoderInputGain(0).learner(engine(), 1);
  }

  private static double[] logits(VaeModel model) {
    ReferenceVae reference = ReferenceVae.of(model);
    return reference.decode(new double[1][ToyVae.LATENT_SIZE])[0];
  }

  private static int[] rows(int steps) {
    return IntStream.range(0, steps * BATCH).map(i -> i % BATCH).toArray();
  }
}
