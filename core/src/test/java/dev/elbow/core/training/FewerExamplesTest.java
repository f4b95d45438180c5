package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.BATCH;
import static dev.elbow.core.training.Trainings.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.elbow.core.model.TrainingConfig;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Training on a part of the training split. */
class FewerExamplesTest {
  private static final Trainings TRAINING = Trainings.of(20);

  @Test
  void only_the_first_so_many_training_examples_are_trained_on_and_measured() {
    ScriptedEngine engine = new ScriptedEngine(2, -3);

    TRAINING.run(engine, training(6), TRAINING.data(), 1);

    assertThat(engine.steps).hasSize(20 * (6 / BATCH));
    TreeSet<Float> trained = new TreeSet<>();
    engine.steps.forEach(step -> trained.addAll(step.batch()));
    assertThat(trained).containsExactly(0f, 1f, 2f, 3f, 4f, 5f);
    TreeSet<Float> measured = new TreeSet<>();
    for (float[] examples : engine.evaluatedExamples) {
      for (float example : examples) {
        measured.add(example);
      }
    }
    assertThat(measured).hasSizeGreaterThan(3).allMatch(example -> example < 6);
  }

  @Test
  void all_of_the_split_is_what_it_is_without_a_number() {
    assertThat(TRAINING.run(engine(), training(TRAIN), TRAINING.data(), 1).epochs())
        .isEqualTo(TRAINING.run(engine(), 1).epochs());
  }

  @Test
  void more_than_the_split_holds_or_less_than_a_batch_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TRAINING.run(engine(), training(11), TRAINING.data(), 1))
        .withMessage("examples is 11, but the training split has only 10 examples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(BATCH - 1))
        .withMessage("examples is 2, less than one batch of batch_size 3");
  }

  private static TrainingConfig training(int examples) {
    TrainingConfig all = TRAINING.training(BATCH);
    return new TrainingConfig(
        all.epochs(),
        all.batchSize(),
        all.optimizer(),
        all.objective(),
        all.regularization(),
        all.earlyStoppingPatience(),
        OptionalInt.of(examples),
        all.precision());
  }

  private static ScriptedEngine engine() {
    return new ScriptedEngine(3, -3);
  }
}
