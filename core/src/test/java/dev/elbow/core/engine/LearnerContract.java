package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static dev.elbow.core.engine.ToyVae.LEARNED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig.Activation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a model is trained. */
public interface LearnerContract extends EngineUnderTest {
  Matrix X = ToyVae.bits(BATCH, 1);
  Regularization DROPOUT = new Regularization(.2, 0, 0);
  Matrix NOISE = ToyVae.codes(BATCH, 1);

  static Stream<ToyVae> models() {
    return Stream.of(
        ToyVae.with(BERNOULLI),
        ToyVae.with(FIXED_SIGMA),
        ToyVae.with(LEARNED_SIGMA),
        ToyVae.with(BERNOULLI).withHidden(),
        ToyVae.with(BERNOULLI).with(Activation.RELU),
        ToyVae.with(BERNOULLI).with(Activation.ELU),
        ToyVae.with(BERNOULLI).with(Activation.SOFTPLUS));
  }

  static Stream<Likelihood> likelihoods() {
    return ModelContract.likelihoods();
  }

  @ParameterizedTest
  @MethodSource("models")
  default void the_loss_is_distortion_plus_beta_times_rate_before_the_update(ToyVae vae) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ToyVae.train(learner, 10, 1, .05);
      double expected = ToyVae.expectedLoss(learner.model(), X, NOISE, 2.5);

      assertThat(Steps.take(learner, X, NOISE, 2.5, .1).lossNats())
          .isCloseTo(expected, within(1e-4));
      assertThat(X.values()).isEqualTo(ToyVae.bits(BATCH, 1).values());
      assertThat(NOISE.values()).isEqualTo(ToyVae.codes(BATCH, 1).values());
    }
  }

  /**
   * A small step ε of gradient descent lowers the loss by ε‖g‖², and one with its gradient clipped
   * to a norm c by ε c ‖g‖: together they tell ‖g‖, and whether g is the gradient.
   */
  @ParameterizedTest
  @MethodSource("models")
  default void a_step_follows_the_gradient_of_the_loss(ToyVae vae) {
    double clipNorm = .2;
    double slope = slope(vae);
    double clippedSlope = slope(vae.withClipNorm(clipNorm));

    double norm = clipNorm * slope / clippedSlope;

    assertThat(norm).isGreaterThan(clipNorm);
    assertThat(slope).isCloseTo(norm * norm, Percentage.withPercentage(2));
    assertThat(gradientNorm(vae)).isCloseTo(norm, Percentage.withPercentage(2));
  }

  @ParameterizedTest
  @MethodSource("models")
  default void the_gradient_norm_of_a_step_is_the_one_that_clipping_compares(ToyVae vae) {
    double norm = gradientNorm(vae);
    float[] unclipped = meansAfterOneStep(vae);

    assertThat(gradientNorm(vae.withClipNorm(norm / 2))).isEqualTo(norm);
    assertThat(meansAfterOneStep(vae.withClipNorm(norm))).isEqualTo(unclipped);
    assertThat(meansAfterOneStep(vae.withClipNorm(.99 * norm))).isNotEqualTo(unclipped);
  }

  private double gradientNorm(ToyVae vae) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      return Steps.take(learner, X, NOISE, 2.5, .1).gradientNorm();
    }
  }

  private float[] meansAfterOneStep(ToyVae vae) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      Steps.take(learner, X, NOISE, 2.5, .1);
      return means(learner);
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void neither_weights_nor_optimizer_see_a_gradient_above_the_skip_threshold(
      Algorithm algorithm) {
    Matrix outlier = ToyVae.bits(BATCH, 1);
    for (int i = 0; i < outlier.values().length; i++) {
      outlier.values()[i] *= 1e3f;
    }
    ToyVae vae = ToyVae.with(FIXED_SIGMA).with(algorithm).withSkipThreshold(1e3);
    try (VaeLearner learner = vae.learner(engine(), 1);
        VaeLearner spared = vae.learner(engine(), 1)) {
      ToyVae.train(spared, 5, 1, .01);
      ToyVae.train(learner, 5, 1, .01);
      float[] before = means(learner);

      VaeLearner.Step step = Steps.take(learner, outlier, NOISE, 1, .01);

      assertThat(step.skipped()).isTrue();
      assertThat(step.gradientNorm()).isFinite().isGreaterThan(1e3);
      assertThat(means(learner)).isEqualTo(before);
      assertThat(ToyVae.train(learner, 5, 1, .01)).isEqualTo(ToyVae.train(spared, 5, 1, .01));
      assertThat(means(learner)).isEqualTo(means(spared)).isNotEqualTo(before);
      assertThat(Steps.take(learner, X, NOISE, 1, .01).skipped()).isFalse();
    }
  }

  /** By how much the loss falls per unit of learning rate, extrapolated to a rate of 0. */
  private double slope(ToyVae vae) {
    double rate = .01;
    return 2 * decrease(vae, rate / 2) / (rate / 2) - decrease(vae, rate) / rate;
  }

  private double decrease(ToyVae vae, double learningRate) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      Steps.take(learner, X, NOISE, 2.5, learningRate);
      double after = ToyVae.expectedLoss(learner.model(), X, NOISE, 2.5);
      try (VaeLearner untouched = vae.learner(engine(), 1)) {
        return ToyVae.expectedLoss(untouched.model(), X, NOISE, 2.5) - after;
      }
    }
  }

  @Test
  default void one_seed_gives_bit_equal_losses_and_another_other_ones() {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(new Regularization(.2, 0, 0));

    double[] first = losses(vae, 1);

    assertThat(losses(vae, 1)).isEqualTo(first);
    assertThat(losses(vae, 2)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void every_optimizer_learns(Algorithm algorithm) {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).with(algorithm).learner(engine(), 1)) {
      double[] losses = ToyVae.train(learner, 400, .1, .02);

      double first = Arrays.stream(losses, 0, 20).average().orElseThrow();
      double last = Arrays.stream(losses, 380, 400).average().orElseThrow();
      assertThat(last).isLessThan(first - .3);
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  default void the_learning_rate_is_that_of_the_step(Algorithm algorithm) {
    float[] atZero = meansAfterStep(algorithm, 0);

    double small = distance(meansAfterStep(algorithm, .001), atZero);
    double large = distance(meansAfterStep(algorithm, .01), atZero);

    assertThat(small).isPositive();
    assertThat(large / small).isBetween(8., 12.);
  }

  private float[] meansAfterStep(Algorithm algorithm, double learningRate) {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).with(algorithm).learner(engine(), 1)) {
      ToyVae.train(learner, 3, 1, .02);
      Steps.take(learner, X, NOISE, 1, learningRate);
      return means(learner);
    }
  }

  private static double distance(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs(left[i] - right[i]);
    }
    return sum;
  }

  @Test
  default void kept_weights_come_back() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      assertThatIllegalStateException().isThrownBy(learner::restoreWeights);
      ToyVae.train(learner, 5, 1, .1);
      learner.keepWeights();
      ToyVae.train(learner, 5, 1, .1);
      learner.keepWeights();
      float[] kept = means(learner);
      ToyVae.train(learner, 5, 1, .1);
      assertThat(means(learner)).isNotEqualTo(kept);

      learner.restoreWeights();

      assertThat(means(learner)).isEqualTo(kept);
      ToyVae.train(learner, 1, 1, .1);
      assertThat(means(learner)).isNotEqualTo(kept);
    }
  }

  static Stream<ToyVae> trainings() {
    Stream<ToyVae> everyOptimizer =
        Arrays.stream(Algorithm.values())
            .map(algorithm -> ToyVae.with(BERNOULLI).with(algorithm).with(DROPOUT));
    return Stream.concat(
        everyOptimizer,
        Stream.of(
            ToyVae.with(LEARNED_SIGMA).with(Algorithm.ADAM),
            ToyVae.with(FIXED_SIGMA).withHidden().withClipNorm(.2),
            ToyVae.with(BERNOULLI).with(Algorithm.ADAM).withFreeBits(.1).withSkipThreshold(10)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  default void a_learner_goes_on_from_the_state_of_another_bit_for_bit(ToyVae vae)
      throws IOException {
    try (VaeLearner undisturbed = vae.learner(engine(), 1);
        VaeLearner resumed = vae.learner(engine(), 2)) {
      ToyVae.train(undisturbed, 3, 1, .02);
      undisturbed.keepWeights();
      ToyVae.train(undisturbed, 4, 1, .02);
      ToyVae.train(resumed, 2, 1, .5); // whatever it was before is forgotten
      resumed.keepWeights();

      resumed.restoreState(new ByteArrayInputStream(state(undisturbed)));

      assertThat(means(resumed)).isEqualTo(means(undisturbed));
      assertThat(steps(resumed)).isEqualTo(steps(undisturbed));
      assertThat(state(resumed)).isEqualTo(state(undisturbed));
      float[] last = means(resumed);
      assertThat(last).isEqualTo(means(undisturbed));
      undisturbed.restoreWeights();
      resumed.restoreWeights();
      assertThat(means(resumed)).isEqualTo(means(undisturbed)).isNotEqualTo(last);
    }
  }

  @Test
  default void saving_a_state_changes_nothing() throws IOException {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM).with(DROPOUT);
    try (VaeLearner saved = vae.learner(engine(), 1);
        VaeLearner left = vae.learner(engine(), 1)) {
      byte[] state = state(saved);

      assertThat(state(saved)).isEqualTo(state);
      assertThat(steps(saved)).isEqualTo(steps(left));
      assertThat(state(saved)).isNotEqualTo(state);
    }
  }

  @Test
  default void a_state_without_kept_weights_has_none_and_is_read_to_its_end_alone()
      throws IOException {
    try (VaeLearner saved = ToyVae.with(BERNOULLI).learner(engine(), 1);
        VaeLearner restored = ToyVae.with(BERNOULLI).learner(engine(), 2)) {
      restored.keepWeights();
      byte[] state = state(saved);
      InputStream longer =
          new SequenceInputStream(
              new ByteArrayInputStream(state), new ByteArrayInputStream(new byte[] {1, 2, 3}));

      restored.restoreState(longer);

      assertThat(longer.readAllBytes()).containsExactly(1, 2, 3);
      assertThatIllegalStateException().isThrownBy(restored::restoreWeights);
    }
  }

  @Test
  default void a_state_that_is_cut_off_or_of_another_model_is_refused() throws IOException {
    ToyVae vae = ToyVae.with(BERNOULLI).with(Algorithm.ADAM);
    try (VaeLearner saved = vae.learner(engine(), 1);
        VaeLearner restored = vae.learner(engine(), 1);
        VaeLearner other = vae.withHidden(9).learner(engine(), 1)) {
      byte[] state = state(saved);
      for (int length : new int[] {0, 3, state.length / 2, state.length - 1}) {
        InputStream half = new ByteArrayInputStream(state, 0, length);
        assertThatIOException()
            .as("%d bytes", length)
            .isThrownBy(() -> restored.restoreState(half));
      }
      assertThatIOException().isThrownBy(() -> other.restoreState(new ByteArrayInputStream(state)));
    }
  }

  private static byte[] state(VaeLearner learner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    learner.saveState(bytes);
    return bytes.toByteArray();
  }

  private static List<VaeLearner.Step> steps(VaeLearner learner) {
    return IntStream.range(0, 6)
        .mapToObj(i -> Steps.take(learner, X, ToyVae.codes(BATCH, 100 + i), 1, .02))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  default void a_loss_that_is_not_a_number_is_reported_not_thrown_and_moves_no_weight(
      Likelihood likelihood) {
    Matrix broken = ToyVae.bits(BATCH, 1);
    broken.values()[3] = Float.NaN;
    try (VaeLearner learner = ToyVae.with(likelihood).learner(engine(), 1)) {
      float[] before = means(learner);

      VaeLearner.Step step = Steps.take(learner, broken, NOISE, 1, .01);

      assertThat(step.lossNats()).isNaN();
      assertThat(step.gradientNorm()).isNaN();
      assertThat(step.isFinite()).isFalse();
      assertThat(means(learner)).isEqualTo(before);
    }
    try (VaeLearner learner = ToyVae.with(likelihood).withHidden().learner(engine(), 1)) {
      double[] losses = ToyVae.train(learner, 20, 1, 1e20);
      assertThat(Arrays.stream(losses).boxed()).anyMatch(loss -> !Double.isFinite(loss));
    }
  }

  @Test
  default void dropout_is_noise_in_training_and_nothing_in_evaluation() {
    ToyVae vae = ToyVae.with(BERNOULLI);
    try (VaeLearner plain = vae.learner(engine(), 1);
        VaeLearner dropped = vae.with(new Regularization(.5, 0, 0)).learner(engine(), 1)) {
      assertThat(means(dropped)).isEqualTo(means(plain)).isEqualTo(means(dropped));

      double first = Steps.take(dropped, X, NOISE, 1, 0).lossNats();

      assertThat(Steps.take(dropped, X, NOISE, 1, 0).lossNats()).isNotEqualTo(first);
      assertThat(Steps.take(plain, X, NOISE, 1, 0)).isEqualTo(Steps.take(plain, X, NOISE, 1, 0));
      assertThat(means(dropped)).isEqualTo(means(plain));
    }
  }

  @ParameterizedTest
  @EnumSource(Penalty.class)
  default void a_penalty_is_part_of_the_loss_and_shrinks_weights(Penalty penalty) {
    double without = firstLoss(Regularization.NONE);
    double once = firstLoss(penalty.of(.1)) - without;
    double twice = firstLoss(penalty.of(.2)) - without;

    assertThat(once).isPositive();
    assertThat(twice).isCloseTo(2 * once, Percentage.withPercentage(.01));
    assertThat(reachOfCodes(penalty.of(.3))).isLessThan(.5 * reachOfCodes(Regularization.NONE));
  }

  /** A penalty on weights. */
  enum Penalty {
    L1,
    L2;

    Regularization of(double weight) {
      return this == L1 ? new Regularization(0, weight, 0) : new Regularization(0, 0, weight);
    }
  }

  private double firstLoss(Regularization regularization) {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).with(regularization).learner(engine(), 1)) {
      return Steps.take(learner, X, NOISE, 1, 0).lossNats();
    }
  }

  /** How far apart two codes are when decoded, after some training. */
  private double reachOfCodes(Regularization regularization) {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).with(regularization).learner(engine(), 1)) {
      ToyVae.train(learner, 100, .01, .05);
      Matrix decoded = learner.model().decode(ToyVae.codes(2, 5));
      double sum = 0;
      for (int i = 0; i < decoded.columns(); i++) {
        sum += Math.abs(decoded.get(0, i) - decoded.get(1, i));
      }
      return sum;
    }
  }

  @Test
  default void a_dimension_below_its_free_bits_gets_no_gradient_from_its_rate() {
    float[] withoutRate = meansAfterTraining(ToyVae.with(BERNOULLI), 0);

    assertThat(meansAfterTraining(ToyVae.with(BERNOULLI).withFreeBits(1e3), 10))
        .containsExactly(withoutRate, within(1e-5f));
    assertThat(meansAfterTraining(ToyVae.with(BERNOULLI), 10)).isNotEqualTo(withoutRate);
  }

  @Test
  default void a_dimension_above_its_free_bits_is_trained_as_without() {
    assertThat(meansAfterTraining(ToyVae.with(BERNOULLI).withFreeBits(1e-9), 1))
        .containsExactly(meansAfterTraining(ToyVae.with(BERNOULLI), 1), within(1e-4f));
  }

  private double[] losses(ToyVae vae, long seed) {
    try (VaeLearner learner = vae.learner(engine(), seed)) {
      return ToyVae.train(learner, 20, 1, .01);
    }
  }

  private float[] meansAfterTraining(ToyVae vae, double beta) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ToyVae.train(learner, 20, beta, .02);
      return means(learner);
    }
  }

  private static float[] means(VaeLearner learner) {
    return learner.model().encode(X).mean().values();
  }
}
