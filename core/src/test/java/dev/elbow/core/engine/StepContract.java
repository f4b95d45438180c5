package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DROPOUT;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static dev.elbow.core.engine.ToyVae.LEARNED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** When a step changes the weights, and when it does not. */
public interface StepContract extends EngineUnderTest {
  Matrix BATCH_OF_BITS = ToyVae.bits(BATCH, 1);
  Matrix DRAWS = ToyVae.codes(BATCH, 1);

  @Test
  default void one_seed_gives_bit_equal_steps_and_another_other_ones() {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(DROPOUT);

    double[] first = losses(vae, 1);

    assertThat(losses(vae, 1)).isEqualTo(first);
    assertThat(losses(vae, 2)).isNotEqualTo(first);
  }

  private double[] losses(ToyVae vae, long seed) {
    try (VaeLearner learner = vae.learner(engine(), seed)) {
      return ToyVae.train(learner, 20, 1, .01);
    }
  }

  @Test
  default void learners_that_take_turns_do_not_know_of_each_other() {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(DROPOUT);
    double[] alone = losses(vae, 1);
    double[] interrupted = new double[alone.length];
    try (VaeLearner learner = vae.learner(engine(), 1);
        VaeLearner other = vae.learner(engine(), 2)) {
      for (int step = 0; step < interrupted.length; step++) {
        Matrix noise = ToyVae.codes(BATCH, step);
        interrupted[step] = Steps.take(learner, BATCH_OF_BITS, noise, 1, .01).lossNats();
        Steps.take(other, BATCH_OF_BITS, DRAWS, 1, .01);
        vae.learner(engine(), 3).close();
      }
    }

    assertThat(interrupted).isEqualTo(alone);
  }

  @Test
  default void a_rate_of_0_changes_nothing() {
    try (VaeLearner learner = ToyVae.with(LEARNED_SIGMA).learner(engine(), 1)) {
      float[] before = SavedWeights.of(learner);

      VaeLearner.Step step = Steps.take(learner, BATCH_OF_BITS, DRAWS, 1, 0);

      assertThat(SavedWeights.of(learner)).isEqualTo(before);
      assertThat(Steps.take(learner, BATCH_OF_BITS, DRAWS, 1, 0)).isEqualTo(step);
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void neither_weights_nor_optimizer_see_a_gradient_above_the_skip_threshold(
      Algorithm algorithm) {
    ToyVae vae = ToyVae.with(FIXED_SIGMA).with(algorithm).withSkipThreshold(1e3);
    try (VaeLearner learner = vae.learner(engine(), 1);
        VaeLearner spared = vae.learner(engine(), 1)) {
      ToyVae.train(spared, 5, 1, .01);
      ToyVae.train(learner, 5, 1, .01);
      float[] before = SavedWeights.of(learner);

      VaeLearner.Step step = Steps.take(learner, ToyVae.filled(BATCH, 1e3f), DRAWS, 1, .01);

      assertThat(step.skipped()).isTrue();
      assertThat(step.gradientNorm()).isFinite().isGreaterThan(1e3);
      assertThat(SavedWeights.of(learner)).isEqualTo(before);
      assertThat(ToyVae.train(learner, 5, 1, .01)).isEqualTo(ToyVae.train(spared, 5, 1, .01));
      assertThat(SavedWeights.of(learner)).isEqualTo(SavedWeights.of(spared)).isNotEqualTo(before);
      assertThat(Steps.take(learner, BATCH_OF_BITS, DRAWS, 1, .01).skipped()).isFalse();
    }
  }

  @Test
  default void a_gradient_at_the_skip_threshold_is_not_above_it() {
    ToyVae vae = ToyVae.with(BERNOULLI);
    double norm;
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      norm = Steps.take(learner, BATCH_OF_BITS, DRAWS, 1, 0).gradientNorm();
    }
    for (double threshold : new double[] {norm, Math.nextDown((float) norm)}) {
      try (VaeLearner learner = vae.withSkipThreshold(threshold).learner(engine(), 1)) {
        assertThat(Steps.take(learner, BATCH_OF_BITS, DRAWS, 1, 0).skipped())
            .isEqualTo(threshold < norm);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.elbow.core.engine.ToyVae#likelihoods")
  default void a_loss_that_is_not_a_number_is_reported_not_thrown_and_moves_no_weight(
      Likelihood likelihood) {
    Matrix broken = ToyVae.bits(BATCH, 1);
    broken.values()[3] = Float.NaN;
    try (VaeLearner learner = ToyVae.with(likelihood).learner(engine(), 1)) {
      float[] before = SavedWeights.of(learner);

      VaeLearner.Step step = Steps.take(learner, broken, DRAWS, 1, .01);

      assertThat(step.lossNats()).isNaN();
      assertThat(step.gradientNorm()).isNaN();
      assertThat(step.isFinite()).isFalse();
      assertThat(SavedWeights.of(learner)).isEqualTo(before);
    }
    try (VaeLearner learner = ToyVae.with(likelihood).withHidden().learner(engine(), 1)) {
      double[] losses = ToyVae.train(learner, 20, 1, 1e20);
      assertThat(Arrays.stream(losses).boxed()).anyMatch(loss -> !Double.isFinite(loss));
      float[] diverged = SavedWeights.of(learner);
      ToyVae.train(learner, 1, 1, 1e20);
      assertThat(SavedWeights.of(learner)).isEqualTo(diverged);
    }
  }

  /** An output that is exactly right: the gradient of ln σ is the number of data dimensions. */
  @Test
  default void a_learned_sigma_falls_to_its_floor_and_no_further() {
    ToyVae vae = ToyVae.with(LEARNED_SIGMA).withHidden().withDecoderInputGain(0);
    double floor = Sigma.Learned.MIN_LOG_SIGMA;
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      for (double expected : new double[] {-2.5, -5, floor, floor}) {
        Steps.take(learner, ToyVae.filled(BATCH, 0), DRAWS, 1, 2.5 / ToyVae.DATA_SIZE);

        Gaussian now = (Gaussian) learner.model().likelihood();
        assertThat(Math.log(((Sigma.Fixed) now.sigma()).value())).isCloseTo(expected, within(1e-5));
      }
    }
  }
}
