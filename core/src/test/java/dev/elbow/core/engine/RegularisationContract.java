package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DATA_SIZE;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig.Activation;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What keeps weights small. That penalties have the right gradient is for {@link GradientContract}.
 */
public interface RegularisationContract extends EngineUnderTest {

  /** A penalty on weights. */
  enum Penalty {
    L1,
    L2;

    Regularization of(double weight) {
      return this == L1 ? new Regularization(0, weight, 0) : new Regularization(0, 0, weight);
    }
  }

  @ParameterizedTest
  @EnumSource(Penalty.class)
  default void a_penalty_shrinks_weights(Penalty penalty) {
    assertThat(reachOfCodes(penalty.of(.3))).isLessThan(.5 * reachOfCodes(Regularization.NONE));
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
  default void dropout_is_noise_in_training_and_nothing_in_evaluation() {
    ToyVae vae = ToyVae.with(BERNOULLI);
    Matrix x = ToyVae.bits(BATCH, 1);
    Matrix noise = ToyVae.codes(BATCH, 1);
    try (VaeLearner plain = vae.learner(engine(), 1);
        VaeLearner dropped = vae.with(new Regularization(.5, 0, 0)).learner(engine(), 1)) {
      float[] means = plain.model().encode(x).mean().values();
      assertThat(dropped.model().encode(x).mean().values()).isEqualTo(means);

      double first = Steps.take(dropped, x, noise, 1, 0).lossNats();

      assertThat(Steps.take(dropped, x, noise, 1, 0).lossNats()).isNotEqualTo(first);
      assertThat(dropped.model().encode(x).mean().values()).isEqualTo(means);
    }
  }

  /**
   * A decoder that is cut off from z has one hidden layer of ln 2 (softplus of biases of 0). Each
   * kept unit counts 1/(1 − p)-fold, so that a squared error grows on average by the variance of
   * the output, Σ (w ln 2)² p/(1 − p).
   */
  @Test
  default void dropout_keeps_the_expected_output_and_adds_its_variance() {
    double p = .3;
    ToyVae vae =
        ToyVae.with(FIXED_SIGMA).with(Activation.SOFTPLUS).withHidden(20).withDecoderInputGain(0);
    Matrix x = ToyVae.filled(BATCH, 0);
    Matrix noise = ToyVae.codes(BATCH, 1);
    SummaryStatistics losses = new SummaryStatistics();
    try (VaeLearner plain = vae.learner(engine(), 1);
        VaeLearner dropped = vae.with(new Regularization(p, 0, 0)).learner(engine(), 1)) {
      double without = Steps.take(plain, x, noise, 0, 0).lossNats();
      for (int i = 0; i < 400; i++) {
        losses.addValue(Steps.take(dropped, x, noise, 0, 0).lossNats());
      }
      double expected = without + variance(plain) * p / (1 - p) / (2 * .49);
      double standardError = losses.getStandardDeviation() / Math.sqrt((double) losses.getN());

      assertThat(losses.getMean()).isCloseTo(expected, within(4 * standardError));
      assertThat(standardError).isLessThan((expected - without) / 10);
    }
  }

  /** Σ (w ln 2)² over the weights of the output. */
  private static double variance(VaeLearner learner) {
    ReferenceVae reference = ReferenceVae.of(learner.model());
    int start = reference.start(WeightLayout.weight(WeightLayout.OUTPUT));
    int end = reference.start(WeightLayout.bias(WeightLayout.OUTPUT));
    assertThat(end - start).isEqualTo(20 * DATA_SIZE);
    double sum = 0;
    for (int i = start; i < end; i++) {
      double product = reference.weights()[i] * Math.log(2);
      sum += product * product;
    }
    return sum;
  }
}
