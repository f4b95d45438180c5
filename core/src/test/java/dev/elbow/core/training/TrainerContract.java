package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.engine.EngineUnderTest;
import dev.elbow.core.estimators.bounds.ElboEstimate;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.training.Attempts.Ending;
import dev.elbow.core.training.TrainingResult.Diverged;
import dev.elbow.core.training.TrainingResult.Trained;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole trainings on an engine, among them those that are broken off and go on. */
public interface TrainerContract extends EngineUnderTest {

  static Stream<Named<TrainingPlan>> plans() {
    return ToyTrainings.all();
  }

  /** It is trained twice in this, and so repeats itself. */
  @ParameterizedTest
  @MethodSource("plans")
  default void a_training_that_dies_in_every_epoch_ends_as_if_it_never_had(
      TrainingPlan plan, @TempDir Path directory) {
    Ending undisturbed = undisturbed(plan);
    Attempts attempts = attempts(plan, directory);
    for (int epoch = 2; epoch <= undisturbed.epochs().size(); epoch++) {
      assertThat(attempts.diesInEpoch(epoch)).isEqualTo(undisturbed.epochs().subList(0, epoch - 2));
    }

    Ending ending = attempts.toTheEnd();

    assertThat(ending.told()).hasSize(undisturbed.epochs().size() - 1);
    assertThat(ending.numbers()).isEqualTo(undisturbed.numbers());
    Ending again = attempts.toTheEnd();
    assertThat(again.told()).isEqualTo(undisturbed.epochs());
    assertThat(again.numbers()).isEqualTo(undisturbed.numbers());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  default void a_training_that_dies_once_ends_as_if_it_never_had(
      int epoch, @TempDir Path directory) {
    Attempts attempts = attempts(ToyTrainings.dynamic(), directory);
    attempts.diesInEpoch(epoch);

    Ending ending = attempts.toTheEnd();

    assertThat(ending.told()).hasSize(epoch - 1);
    assertThat(ending.numbers()).isEqualTo(undisturbed(ToyTrainings.dynamic()).numbers());
  }

  @Test
  default void a_training_repeats_itself_and_another_seed_is_another_training() {
    Ending first = undisturbed(ToyTrainings.plain());

    assertThat(undisturbed(ToyTrainings.plain()).numbers()).isEqualTo(first.numbers());
    assertThat(undisturbed(ToyTrainings.withSeed(6)).numbers()).isNotEqualTo(first.numbers());
  }

  /** Else the tests above would show less than they say. */
  @Test
  default void the_trainings_do_what_they_are_named_for() {
    List<EpochMetrics> skipping = undisturbed(ToyTrainings.skipping()).epochs();
    Ending impatient = undisturbed(ToyTrainings.impatient());

    assertThat(skipping)
        .extracting(epoch -> epoch.values().orNaN(Metric.SKIPPED_UPDATES))
        .anyMatch(share -> share > 0 && share < 1);
    List<EpochMetrics> onPlateau = undisturbed(ToyTrainings.onPlateau()).epochs();
    assertThat(onPlateau.subList(0, onPlateau.size() - 1))
        .anyMatch(epoch -> epoch.validElboNats() <= best(onPlateau, epoch.epoch() - 1));
    assertThat(impatient.epochs()).hasSizeBetween(3, 39);
    assertThat(impatient.best().epoch()).isEqualTo(impatient.epochs().size() - 2);
  }

  private static double best(List<EpochMetrics> epochs, int among) {
    return epochs.stream()
        .limit(among)
        .mapToDouble(EpochMetrics::validElboNats)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  @Test
  default void a_training_ends_with_the_weights_of_its_best_epoch() {
    Splits data = ToyTrainings.impatient().data();
    Trained trained = (Trained) train(ToyTrainings.impatient());
    assertThat(trained.best().epoch()).isLessThan(trained.epochs());
    try (var model = trained.model()) {
      Matrix validation = data.validation();
      ElboEstimate elbo =
          ElboEstimate.of(model.encode(validation), model, validation, 1, EvaluationData.SEED);

      assertThat(elbo.elbo().mean()).isCloseTo(trained.best().validElboNats(), within(1e-6));
    }
  }

  @Test
  default void an_absurd_learning_rate_ends_as_a_divergence_that_says_where() {
    assertThat(train(ToyTrainings.absurd()))
        .isInstanceOfSatisfying(
            Diverged.class,
            diverged -> {
              assertThat(diverged.epoch()).isPositive();
              assertThat(diverged.what()).isNotBlank();
            });
  }

  private TrainingResult train(TrainingPlan plan) {
    return new VaeTrainer(() -> 0)
        .train(engine(), plan, Checkpoints.NONE, metrics -> TrainingListener.Next.CONTINUE);
  }

  private Ending undisturbed(TrainingPlan plan) {
    return new Attempts(engine(), plan, Checkpoints.NONE).toTheEnd();
  }

  private Attempts attempts(TrainingPlan plan, Path directory) {
    return new Attempts(engine(), plan, Checkpoints.in(directory.resolve("checkpoint/training")));
  }
}
