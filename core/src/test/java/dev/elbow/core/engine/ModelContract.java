package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DATA_SIZE;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static dev.elbow.core.engine.ToyVae.LATENT_SIZE;
import static dev.elbow.core.engine.ToyVae.LEARNED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be asked of a model. */
public interface ModelContract extends EngineUnderTest {

  @Test
  default void every_row_is_encoded_and_decoded() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      VaeModel model = learner.model();

      Posterior posterior = model.encode(ToyVae.bits(5, 1));
      Matrix probabilities = model.decode(ToyVae.codes(7, 1));

      assertThat(posterior.mean().rows()).isEqualTo(5);
      assertThat(posterior.mean().columns()).isEqualTo(LATENT_SIZE);
      assertThat(probabilities.rows()).isEqualTo(7);
      assertThat(probabilities.columns()).isEqualTo(DATA_SIZE);
      assertThat(model.logLikelihood(ToyVae.bits(4, 1), ToyVae.codes(4, 1))).hasSize(4);
      assertThat(model.dataSize()).isEqualTo(DATA_SIZE);
      assertThat(model.config()).isEqualTo(ToyVae.with(BERNOULLI).config());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.elbow.core.engine.ToyVae#networks")
  default void a_model_says_what_doubles_make_of_its_saved_weights(ToyVae vae) {
    try (VaeLearner learner = vae.withDecoderInputGain(.5).learner(engine(), 1)) {
      ToyVae.train(learner, 20, 1, .05);
      double[][] x = ReferenceVae.rows(ToyVae.bits(9, 2));
      double[][] z = ReferenceVae.rows(ToyVae.codes(9, 2));
      ReferenceVae reference = ReferenceVae.of(learner.model());

      Posterior posterior = learner.model().encode(ToyVae.bits(9, 2));
      Matrix decoded = learner.model().decode(ToyVae.codes(9, 2));
      float[] logLikelihoods = learner.model().logLikelihood(ToyVae.bits(9, 2), ToyVae.codes(9, 2));

      assertClose(posterior.mean(), reference.means(x));
      assertClose(posterior.logVariance(), reference.logVariances(x));
      assertClose(decoded, reference.expectation(z));
      assertClose(new Matrix(logLikelihoods, 1, 9), new double[][] {reference.logLikelihood(x, z)});
    }
  }

  @Test
  default void a_bernoulli_likelihood_is_that_of_the_decoded_probabilities() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      ToyVae.train(learner, 20, 1, .05);
      Matrix x = ToyVae.bits(9, 2);
      Matrix z = ToyVae.codes(9, 2);

      Matrix probabilities = learner.model().decode(z);
      float[] logLikelihoods = learner.model().logLikelihood(x, z);

      for (int row = 0; row < x.rows(); row++) {
        double expected = 0;
        for (int i = 0; i < DATA_SIZE; i++) {
          double probability = probabilities.get(row, i);
          assertThat(probability).isStrictlyBetween(0., 1.);
          expected += Math.log(x.get(row, i) == 1 ? probability : 1 - probability);
        }
        assertThat((double) logLikelihoods[row]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  default void a_gaussian_likelihood_has_every_constant() {
    try (VaeLearner learner = ToyVae.with(FIXED_SIGMA).learner(engine(), 1)) {
      Matrix x = ToyVae.bits(9, 2);
      Matrix z = ToyVae.codes(9, 2);
      double[] errors = squaredErrors(x, learner.model().decode(z));

      float[] logLikelihoods = learner.model().logLikelihood(x, z);

      for (int row = 0; row < x.rows(); row++) {
        double expected = -.5 * (DATA_SIZE * Math.log(2 * Math.PI * .49) + errors[row] / .49);
        assertThat((double) logLikelihoods[row]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  default void a_learned_sigma_is_one_at_first_and_shared_by_all_examples() {
    try (VaeLearner learner = ToyVae.with(LEARNED_SIGMA).learner(engine(), 1)) {
      assertThat(variance(learner.model())).isCloseTo(1, within(1e-4));

      ToyVae.train(learner, 60, 1, .02);

      double variance = variance(learner.model());
      assertThat(variance).isBetween(.05, .8);
      Matrix x = ToyVae.bits(9, 2);
      Matrix z = ToyVae.codes(9, 2);
      double[] errors = squaredErrors(x, learner.model().decode(z));
      float[] logLikelihoods = learner.model().logLikelihood(x, z);
      for (int row = 0; row < x.rows(); row++) {
        double expected =
            -.5 * (DATA_SIZE * Math.log(2 * Math.PI * variance) + errors[row] / variance);
        assertThat((double) logLikelihoods[row]).isCloseTo(expected, within(1e-2));
      }
    }
  }

  @Test
  default void the_likelihood_of_a_model_has_the_sigma_it_has_now() {
    try (VaeLearner learner = ToyVae.with(LEARNED_SIGMA).learner(engine(), 1)) {
      ToyVae.train(learner, 60, 1, .02);

      assertThat(learner.model().likelihood())
          .isInstanceOfSatisfying(
              Gaussian.class,
              gaussian ->
                  assertThat(gaussian.sigma())
                      .isInstanceOfSatisfying(
                          Sigma.Fixed.class,
                          sigma ->
                              assertThat(sigma.value() * sigma.value())
                                  .isCloseTo(variance(learner.model()), within(1e-3))));
    }
    for (Likelihood given : List.of(BERNOULLI, FIXED_SIGMA)) {
      try (VaeLearner learner = ToyVae.with(given).learner(engine(), 1)) {
        assertThat(learner.model().likelihood()).isEqualTo(given);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.elbow.core.engine.ToyVae#likelihoods")
  default void the_gradient_in_the_code_is_the_slope_of_the_log_likelihood(Likelihood likelihood) {
    for (Activation activation : Activation.values()) {
      try (VaeLearner learner = ToyVae.with(likelihood).with(activation).learner(engine(), 1)) {
        ToyVae.train(learner, 40, 1, .05);
        Matrix x = ToyVae.bits(700, 2); // more than one block
        Matrix z = ToyVae.codes(700, 2);

        Matrix gradient = learner.model().logLikelihoodGradient(x, z);

        assertThat(gradient.rows()).isEqualTo(700);
        assertThat(gradient.columns()).isEqualTo(LATENT_SIZE);
        assertSlopes(learner.model(), x, z, gradient);
      }
    }
  }

  @Test
  default void the_gradient_follows_training() {
    try (VaeLearner learner = ToyVae.with(LEARNED_SIGMA).learner(engine(), 1)) {
      Matrix x = ToyVae.bits(3, 2);
      Matrix z = ToyVae.codes(3, 2);
      float[] before = learner.model().logLikelihoodGradient(x, z).values();

      ToyVae.train(learner, 20, 1, .05);

      assertThat(learner.model().logLikelihoodGradient(x, z).values()).isNotEqualTo(before);
      assertSlopes(learner.model(), x, z, learner.model().logLikelihoodGradient(x, z));
    }
  }

  @Test
  default void without_hidden_layers_encoder_and_decoder_are_affine() {
    try (VaeLearner learner = ToyVae.with(FIXED_SIGMA).withHidden().learner(engine(), 1)) {
      ToyVae.train(learner, 20, 1, .05);
      VaeModel model = learner.model();

      assertAffine(ToyVae.bits(3, 2), x -> model.encode(x).mean());
      assertAffine(ToyVae.bits(3, 2), x -> model.encode(x).logVariance());
      assertAffine(ToyVae.codes(3, 2), model::decode);
    }
  }

  @Test
  default void a_decoder_without_input_says_the_same_whatever_the_code() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).withDecoderInputGain(0).learner(engine(), 1)) {
      ToyVae.train(learner, 20, 1, .05);
      Matrix x = ToyVae.bits(2, 2);

      Matrix decoded = learner.model().decode(ToyVae.codes(2, 2));

      assertThat(decoded.rows(0, 1).values()).isEqualTo(decoded.rows(1, 2).values());
      assertThat(learner.model().logLikelihood(x, ToyVae.codes(2, 2)))
          .isEqualTo(learner.model().logLikelihood(x, ToyVae.codes(2, 3)));
    }
  }

  @Test
  default void the_decoder_sees_codes_times_their_gain() {
    Matrix z = ToyVae.codes(5, 2);
    Matrix doubled = ToyVae.codes(5, 2);
    for (int i = 0; i < doubled.values().length; i++) {
      doubled.values()[i] *= 2;
    }
    try (VaeLearner plain = ToyVae.with(BERNOULLI).learner(engine(), 1);
        VaeLearner gained = ToyVae.with(BERNOULLI).withDecoderInputGain(2).learner(engine(), 1)) {
      assertThat(gained.model().decode(z).values())
          .isEqualTo(plain.model().decode(doubled).values());
    }
  }

  @Test
  default void many_rows_give_what_they_give_in_pieces() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      VaeModel model = learner.model();
      int rows = 10_000;
      Matrix x = ToyVae.bits(rows, 3);
      Matrix z = ToyVae.codes(rows, 3);

      Posterior whole = model.encode(x);
      float[] decoded = model.decode(z).values();
      float[] logLikelihoods = model.logLikelihood(x, z);

      for (int start = 0; start < rows; start += 1_237) {
        int end = Math.min(rows, start + 1_237);
        Posterior piece = model.encode(x.rows(start, end));
        assertClose(whole.mean().rows(start, end).values(), piece.mean().values());
        assertClose(whole.logVariance().rows(start, end).values(), piece.logVariance().values());
        assertClose(
            Arrays.copyOfRange(decoded, start * DATA_SIZE, end * DATA_SIZE),
            model.decode(z.rows(start, end)).values());
        assertClose(
            Arrays.copyOfRange(logLikelihoods, start, end),
            model.logLikelihood(x.rows(start, end), z.rows(start, end)));
      }
    }
  }

  @Test
  default void results_belong_to_the_caller_and_questions_are_only_read() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      Matrix x = ToyVae.bits(4, 1);
      Matrix first = learner.model().encode(x).mean();
      float[] copy = first.values().clone();

      learner.model().encode(ToyVae.bits(4, 9));
      ToyVae.train(learner, 5, 1, .1);

      assertThat(first.values()).isEqualTo(copy);
      assertThat(x.values()).isEqualTo(ToyVae.bits(4, 1).values());
      assertThat(learner.model().encode(x).mean().values()).isNotEqualTo(copy);
    }
  }

  /** σ², from how the log-likelihood falls with the squared error between two examples. */
  static double variance(VaeModel model) {
    Matrix z = Matrix.zeros(2, model.config().latentSize());
    Matrix x = model.decode(z);
    x.values()[0] += 1; // the first row is off by one, the second not at all
    float[] logLikelihoods = model.logLikelihood(x, z);
    return .5 / (logLikelihoods[1] - logLikelihoods[0]);
  }

  /**
   * Central differences over 2h. A log-likelihood of some nats is good to 1e-6, so a slope to 1e-3;
   * where a kink of ReLU lies within h the two may differ altogether, but that is one in a hundred.
   */
  private static void assertSlopes(VaeModel model, Matrix x, Matrix z, Matrix gradient) {
    float h = 1e-3f;
    double error = 0;
    double size = 0;
    for (int i = 0; i < z.columns(); i++) {
      float[] above = model.logLikelihood(x, shifted(z, i, h));
      float[] below = model.logLikelihood(x, shifted(z, i, -h));
      for (int row = 0; row < z.rows(); row++) {
        double slope = (above[row] - below[row]) / (2 * h);
        error += Math.abs(gradient.get(row, i) - slope);
        size += Math.abs(slope);
      }
    }
    assertThat(error).isLessThan(.01 * size);
  }

  private static Matrix shifted(Matrix z, int column, float by) {
    Matrix shifted = z.rows(0, z.rows());
    for (int row = 0; row < z.rows(); row++) {
      shifted.values()[row * z.columns() + column] += by;
    }
    return shifted;
  }

  private static double[] squaredErrors(Matrix x, Matrix means) {
    double[] errors = new double[x.rows()];
    for (int i = 0; i < x.values().length; i++) {
      double error = x.values()[i] - means.values()[i];
      errors[i / x.columns()] += error * error;
    }
    return errors;
  }

  /** f(a + b) + f(0) = f(a) + f(b), where a and b are the first two rows and 0 is the third. */
  private static void assertAffine(Matrix rows, UnaryOperator<Matrix> f) {
    Matrix input = Matrix.zeros(4, rows.columns());
    System.arraycopy(rows.values(), 0, input.values(), 0, 2 * rows.columns());
    for (int i = 0; i < rows.columns(); i++) {
      input.values()[3 * rows.columns() + i] = rows.get(0, i) + rows.get(1, i);
    }
    Matrix output = f.apply(input);
    for (int i = 0; i < output.columns(); i++) {
      double sum = output.get(0, i) + output.get(1, i);
      assertThat((double) output.get(3, i) + output.get(2, i)).isCloseTo(sum, within(1e-5));
    }
  }

  private static void assertClose(Matrix actual, double[][] expected) {
    double[][] rows = ReferenceVae.rows(actual);
    assertThat(rows.length).isEqualTo(expected.length);
    for (int row = 0; row < rows.length; row++) {
      assertThat(rows[row]).containsExactly(expected[row], within(1e-5));
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).containsExactly(expected, within(1e-5f));
  }
}
