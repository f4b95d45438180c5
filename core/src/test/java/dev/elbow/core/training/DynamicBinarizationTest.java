package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.training.ScriptedEngine.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training examples that are probabilities, here all of one half. */
class DynamicBinarizationTest {
  private static final Trainings TRAINING = Trainings.of(100).with(Binarization.DYNAMIC);

  @Test
  void every_batch_gets_its_own_bits() {
    List<List<Float>> batches = batches(1);

    assertThat(batches.stream().flatMap(List::stream).distinct()).containsExactlyInAnyOrder(0f, 1f);
    assertThat(batches.stream().distinct()).hasSize(8); // all that three bits can be
    double ones =
        batches.stream().flatMap(List::stream).mapToDouble(bit -> bit).average().orElseThrow();
    assertThat(ones).isBetween(.42, .58); // 900 bits: a standard error of .017
  }

  @Test
  void a_seed_repeats_its_bits() {
    assertThat(batches(1)).isEqualTo(batches(1)).isNotEqualTo(batches(2));
  }

  @Test
  void the_training_elbo_is_measured_on_bits_that_no_seed_changes() {
    ScriptedEngine one = engine();
    ScriptedEngine other = engine();

    TRAINING.run(one, 1);
    TRAINING.run(other, 2);

    assertThat(one.evaluatedExamples.get(0)).containsOnly(0, 1);
    assertThat(other.evaluatedExamples.get(0)).isEqualTo(one.evaluatedExamples.get(0));
  }

  @Test
  void without_it_values_are_left_alone() {
    ScriptedEngine engine = engine();

    Trainings.of(1).run(engine, 1);

    assertThat(engine.steps.get(0).batch()).anyMatch(value -> value > 1);
  }

  private static List<List<Float>> batches(long seed) {
    ScriptedEngine engine = engine();
    TRAINING.run(engine, seed);
    return engine.steps.stream().map(Step::batch).toList();
  }

  private static ScriptedEngine engine() {
    return new ScriptedEngine(STEPS_PER_EPOCH, -3);
  }
}
