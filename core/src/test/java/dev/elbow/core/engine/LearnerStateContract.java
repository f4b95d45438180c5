package dev.elbow.core.engine;

import static dev.elbow.core.engine.ToyVae.BATCH;
import static dev.elbow.core.engine.ToyVae.BERNOULLI;
import static dev.elbow.core.engine.ToyVae.DROPOUT;
import static dev.elbow.core.engine.ToyVae.FIXED_SIGMA;
import static dev.elbow.core.engine.ToyVae.LEARNED_SIGMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.elbow.core.model.OptimizerConfig.Algorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a learner remembers: kept weights, and states that another one goes on from. */
public interface LearnerStateContract extends EngineUnderTest {

  @Test
  default void kept_weights_come_back() {
    try (VaeLearner learner = ToyVae.with(BERNOULLI).learner(engine(), 1)) {
      assertThatIllegalStateException().isThrownBy(learner::restoreWeights);
      ToyVae.train(learner, 5, 1, .1);
      learner.keepWeights();
      ToyVae.train(learner, 5, 1, .1);
      learner.keepWeights();
      float[] kept = SavedWeights.of(learner);
      ToyVae.train(learner, 5, 1, .1);
      assertThat(SavedWeights.of(learner)).isNotEqualTo(kept);

      learner.restoreWeights();

      assertThat(SavedWeights.of(learner)).isEqualTo(kept);
      ToyVae.train(learner, 1, 1, .1);
      assertThat(SavedWeights.of(learner)).isNotEqualTo(kept);
    }
  }

  static Stream<ToyVae> learners() {
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
  @MethodSource("learners")
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

      assertThat(SavedWeights.of(resumed)).isEqualTo(SavedWeights.of(undisturbed));
      assertThat(steps(resumed)).isEqualTo(steps(undisturbed));
      assertThat(state(resumed)).isEqualTo(state(undisturbed));
      float[] last = SavedWeights.of(resumed);
      undisturbed.restoreWeights();
      resumed.restoreWeights();
      assertThat(SavedWeights.of(resumed))
          .isEqualTo(SavedWeights.of(undisturbed))
          .isNotEqualTo(last);
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
        .mapToObj(
            i -> Steps.take(learner, ToyVae.bits(BATCH, 1), ToyVae.codes(BATCH, 100 + i), 1, .02))
        .toList();
  }
}
