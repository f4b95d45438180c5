package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.BATCH;
import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.training.ScriptedEngine.Step;
import dev.elbow.core.training.TrainingListener.Next;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaeTrainerTest {

  @Test
  void an_epoch_is_full_batches_in_which_no_example_comes_twice() {
    ScriptedEngine engine = engine(-3);

    Trainings.of(2).run(engine, 1);

    assertThat(engine.steps).hasSize(2 * STEPS_PER_EPOCH);
    for (List<Float> epoch : List.of(examplesOf(engine, 1), examplesOf(engine, 2))) {
      assertThat(epoch).hasSize(STEPS_PER_EPOCH * BATCH).doesNotHaveDuplicates();
      assertThat(epoch).allMatch(index -> index >= 0 && index < Trainings.TRAIN);
    }
    assertThat(examplesOf(engine, 1)).isNotEqualTo(examplesOf(engine, 2));
  }

  @Test
  void a_batch_larger_than_the_training_split_is_refused() {
    Trainings training = Trainings.of(1);

    assertThatThrownBy(
            () ->
                new VaeTrainer()
                    .train(
                        engine(-3),
                        training.model(),
                        training.training(11),
                        training.data(),
                        1,
                        metrics -> Next.CONTINUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch_size is 11, but the training split has only 10 examples");
  }

  @Test
  void one_seed_gives_equal_numbers_and_another_seed_other_ones() {
    Trainings training = Trainings.of(3);

    List<EpochMetrics> first = training.run(engine(-3, -2), 1).epochs();

    assertThat(training.run(engine(-3, -2), 1).epochs()).isEqualTo(first);
    assertThat(training.run(engine(-3, -2), 2).epochs()).isNotEqualTo(first);
  }

  @Test
  void the_latent_size_does_not_change_the_order_of_examples() {
    ScriptedEngine small = engine(-3);
    ScriptedEngine large = engine(-3);

    Trainings.of(2).run(small, 1);
    Trainings.of(2).withLatentSize(7).run(large, 1);

    assertThat(examplesOf(large, 2)).isEqualTo(examplesOf(small, 2));
  }

  @Test
  void noise_is_standard_normal_and_new_in_every_step() {
    ScriptedEngine engine = engine(-3);

    Trainings.of(200).withLatentSize(4).run(engine, 1);

    List<Float> noise = engine.steps.stream().flatMap(step -> step.noise().stream()).toList();
    assertThat(noise).hasSize(200 * STEPS_PER_EPOCH * BATCH * 4);
    assertThat(new HashSet<>(noise)).hasSizeGreaterThan(noise.size() * 99 / 100);
    // 7,200 draws: standard errors of .012 and .017.
    assertThat(noise.stream().mapToDouble(e -> e).average().orElseThrow()).isBetween(-.05, .05);
    assertThat(noise.stream().mapToDouble(e -> e * e).average().orElseThrow()).isBetween(.93, 1.07);
  }

  @Test
  void evaluation_noise_is_the_same_whatever_the_seed() {
    ScriptedEngine one = engine(-3);
    ScriptedEngine other = engine(-3);

    Trainings.of(1).run(one, 1);
    Trainings.of(1).run(other, 2);

    int draws = Trainings.EVALUATED * (1 + 1);
    assertThat(one.evaluatedCodes.stream().mapToInt(codes -> codes.length).sum())
        .isEqualTo(draws * Trainings.LATENT_SIZE);
    assertThat(other.evaluatedCodes).usingRecursiveComparison().isEqualTo(one.evaluatedCodes);
    assertThat(other.evaluatedExamples).usingRecursiveComparison().isEqualTo(one.evaluatedExamples);
  }

  @Test
  void beta_rises_from_step_to_step_in_a_linear_warmup() {
    ScriptedEngine engine = engine(-3);

    Trainings.of(3).with(new KlSchedule.Linear(2), 6).run(engine, 1);

    assertThat(engine.steps)
        .extracting(Step::beta)
        .containsExactly(0., 1., 2., 3., 4., 5., 6., 6., 6.);
  }

  @Test
  void beta_starts_over_in_every_cycle() {
    ScriptedEngine engine = engine(-3);

    Trainings.of(4).with(new KlSchedule.Cyclical(2, .5), 3).run(engine, 1);

    assertThat(engine.steps.stream().mapToDouble(Step::beta).toArray())
        .containsExactly(new double[] {0, 1, 2, 3, 3, 3, 0, 1, 2, 3, 3, 3}, within(1e-12));
  }

  @Test
  void a_listener_ends_training_with_the_best_weights() {
    ScriptedEngine engine = engine(-3, -1, -2, -4);

    TrainingResult result =
        Trainings.of(10)
            .run(engine, 1, metrics -> metrics.epoch() == 3 ? Next.STOP : Next.CONTINUE);

    assertThat(result)
        .isInstanceOfSatisfying(
            TrainingResult.Trained.class,
            trained -> {
              assertThat(trained.epochs()).isEqualTo(3);
              assertThat(trained.best().epoch()).isEqualTo(2);
              assertThat(trained.best().validElboNats()).isEqualTo(-1);
            });
  }

  @Test
  void the_trained_model_is_open_until_its_owner_closes_it() {
    ScriptedEngine engine = engine(-3);

    TrainingResult.Trained trained = Trainings.of(1).run(engine, 1).trained();

    assertThat(engine.openLearners).isOne();
    trained.model().close();
    assertThat(engine.openLearners).isZero();
  }

  @Test
  void an_exception_of_the_listener_leaves_nothing_open() {
    ScriptedEngine engine = engine(-3);

    assertThatThrownBy(
            () ->
                Trainings.of(1)
                    .run(
                        engine,
                        1,
                        metrics -> {
                          throw new IllegalStateException("full disk");
                        }))
        .hasMessage("full disk");
    assertThat(engine.openLearners).isZero();
  }

  private static ScriptedEngine engine(double... elboByEpoch) {
    return new ScriptedEngine(STEPS_PER_EPOCH, elboByEpoch);
  }

  private static List<Float> examplesOf(ScriptedEngine engine, int epoch) {
    return engine.steps.subList((epoch - 1) * STEPS_PER_EPOCH, epoch * STEPS_PER_EPOCH).stream()
        .flatMap(step -> step.batch().stream())
        .toList();
  }
}
