package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static dev.elbow.core.engine.ToyVae.LEARNED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig.Activation;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loss of a step and its gradient in every weight, against the same in doubles. Gradient
 * descent at a rate of 1 shows the gradient: it is the weights before less those after.
 */
public interface GradientContract extends EngineUnderTest {
  Matrix X = ToyVae.shades(BATCH, 1);
  Matrix NOISE = ToyVae.codes(BATCH, 1);
  double BETA = 2.5;

  /**
   * Of the gradient's norm: sums of some hundred floats are good to 1e-6 of their terms, and the
   * difference of two weights to 1e-7 of the larger.
   */
  double ROUNDING = 1e-5;

  static Stream<ToyVae> trainings() {
    ToyVae bits = ToyVae.with(BERNOULLI);
    return Stream.concat(
        ToyVae.networks(),
        Stream.of(
            bits.withHidden(7),
            bits.withDecoderInputGain(.5),
            ToyVae.with(LEARNED_SIGMA).withDecoderInputGain(0),
            bits.with(new Regularization(0, .01, 0)),
            bits.with(new Regularization(0, 0, .1)),
            ToyVae.with(LEARNED_SIGMA).with(new Regularization(0, .02, .05)),
            bits.withFreeBits(1e3),
            bits.withFreeBits(1e-6)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  default void a_step_has_the_loss_and_the_gradient_that_doubles_give(ToyVae vae) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ToyVae.train(learner, 10, 1, .05); // biases are 0 before

      assertExact(learner, vae);
    }
  }

  /** Bounds midway between the KL of two dimensions: one gets no gradient from its rate. */
  @Test
  default void free_bits_silence_the_dimensions_below_them_and_no_other() {
    ToyVae vae = ToyVae.with(FIXED_SIGMA);
    double[] kl;
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      kl = ReferenceVae.of(learner.model()).klPerDimension(ReferenceVae.rows(X));
      Arrays.sort(kl);
    }
    for (int i = 1; i < kl.length; i++) {
      ToyVae bounded = vae.withFreeBits((kl[i - 1] + kl[i]) / 2);
      try (VaeLearner learner = bounded.learner(engine(), 1)) {
        assertExact(learner, bounded);
      }
    }
  }

  /**
   * A ReLU may stand exactly at its kink, as one that no example has moved does when the layer
   * before is silent: any slope between those to either side is one of the loss.
   */
  private static void assertExact(VaeLearner learner, ToyVae vae) {
    double[][] x = ReferenceVae.rows(X);
    double[][] noise = ReferenceVae.rows(NOISE);
    ReferenceVae reference = ReferenceVae.of(learner.model());
    ToDoubleFunction<ReferenceVae> loss = moved -> moved.loss(vae, x, noise, BETA);
    double exact = loss.applyAsDouble(reference);
    double[] above = reference.slopes(loss, ReferenceVae.STEP);
    double[] below = reference.slopes(loss, -ReferenceVae.STEP);

    VaeLearner.Step step = Steps.take(learner, X, NOISE, BETA, 1);

    double[] gradient = difference(reference, learner);
    double rounding = ROUNDING * norm(gradient);
    assertThat(step.lossNats()).isCloseTo(exact, within(2e-6 * Math.abs(exact)));
    assertThat(step.gradientNorm()).isPositive().isCloseTo(norm(gradient), within(rounding));
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i])
          .as("weight %d", i)
          .isBetween(
              Math.min(above[i], below[i]) - rounding, Math.max(above[i], below[i]) + rounding);
    }
  }

  @Test
  default void a_gradient_above_the_clip_norm_is_scaled_down_to_it() {
    for (double share : new double[] {.1, .5, 2}) {
      ToyVae vae = ToyVae.with(LEARNED_SIGMA);
      ReferenceVae start;
      double[] gradient;
      double norm;
      try (VaeLearner free = vae.learner(engine(), 1)) {
        start = ReferenceVae.of(free.model());
        norm = Steps.take(free, X, NOISE, BETA, 1).gradientNorm();
        gradient = difference(start, free);
      }
      try (VaeLearner clipped = vae.withClipNorm(share * norm).learner(engine(), 1)) {
        assertThat(Steps.take(clipped, X, NOISE, BETA, 1).gradientNorm()).isEqualTo(norm);
        double[] expected =
            Arrays.stream(gradient).map(slope -> slope * Math.min(share, 1)).toArray();
        assertThat(difference(start, clipped)).containsExactly(expected, within(1e-6 * norm));
      }
    }
  }

  /**
   * With dropout, the masks of a step are the engine's secret, but the same for one seed. Two
   * learners that differ in the first step's rate alone come to the second step at different
   * weights with the same mask: their losses are a central difference of the loss along the first
   * gradient.
   */
  @Test
  default void the_gradient_under_dropout_is_the_slope_of_the_loss_under_the_same_masks() {
    double h = .02;
    ToyVae vae = ToyVae.with(FIXED_SIGMA).with(Activation.TANH).with(new Regularization(.3, 0, 0));
    double slope =
        (8 * (secondLoss(vae, 1 + h) - secondLoss(vae, 1 - h))
                - (secondLoss(vae, 1 + 2 * h) - secondLoss(vae, 1 - 2 * h)))
            / (12 * h);
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      ReferenceVae start = ReferenceVae.of(learner.model());
      double norm = Steps.take(learner, X, NOISE, 1, .1).gradientNorm();
      double[] first = difference(start, learner);
      ReferenceVae then = ReferenceVae.of(learner.model());
      Steps.take(learner, X, NOISE, 1, 1);
      double[] second = difference(then, learner);

      double product = 0;
      for (int i = 0; i < first.length; i++) {
        product -= first[i] * second[i];
      }
      // Losses of some nats, good to 1e-6, over a distance of 2h.
      assertThat(product).isCloseTo(slope, within(1e-4));
      assertThat(Math.abs(slope)).isGreaterThan(1e-2);
      assertThat(norm(first)).isCloseTo(.1 * norm, within(1e-5 * norm));
    }
  }

  /**
   * @param firstRate in tenths
   */
  private double secondLoss(ToyVae vae, double firstRate) {
    try (VaeLearner learner = vae.learner(engine(), 1)) {
      Steps.take(learner, X, NOISE, 1, .1 * firstRate);
      return Steps.take(learner, X, NOISE, 1, 0).lossNats();
    }
  }

  private static double[] difference(ReferenceVae before, VaeLearner after) {
    float[] now = SavedWeights.of(after);
    double[] difference = new double[now.length];
    Arrays.setAll(difference, i -> before.weights()[i] - now[i]);
    return difference;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
  }
}
