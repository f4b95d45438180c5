package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.training.Attempts.Ending;
import dev.elbow.core.training.TrainingListener.Next;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that are broken off and go on, on a real engine. */
class ResumedTrainingTest {
  private static final VaeEngine ENGINE = VaeEngines.standard();

  @TempDir Path directory;

  static Stream<Named<TrainingPlan>> trainings() {
    return ToyTrainings.all();
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void a_training_that_dies_in_every_epoch_ends_as_if_it_never_had(TrainingPlan plan) {
    Ending undisturbed = undisturbed(plan);
    Attempts attempts = attempts(plan);
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
  void a_training_that_dies_once_ends_as_if_it_never_had(int epoch) {
    Attempts attempts = attempts(ToyTrainings.dynamic());
    attempts.diesInEpoch(epoch);

    Ending ending = attempts.toTheEnd();

    assertThat(ending.told()).hasSize(epoch - 1);
    assertThat(ending.numbers()).isEqualTo(undisturbed(ToyTrainings.dynamic()).numbers());
  }

  /** Else the tests above would show less than they say. */
  @Test
  void the_trainings_do_what_they_are_named_for() {
    List<EpochMetrics> skipping = undisturbed(ToyTrainings.skipping()).epochs();
    Ending impatient = undisturbed(ToyTrainings.impatient());

    assertThat(skipping)
        .extracting(epoch -> epoch.values().orNaN(Metric.SKIPPED_UPDATES))
        .anyMatch(share -> share > 0 && share < 1);
    assertThat(undisturbed(ToyTrainings.onPlateau()).best().epoch())
        .isLessThan(ToyTrainings.EPOCHS - 1);
    assertThat(impatient.epochs()).hasSizeBetween(3, 12);
    assertThat(impatient.best().epoch()).isEqualTo(impatient.epochs().size() - 2);
  }

  @Test
  void a_training_that_its_listener_stops_asks_it_again() {
    Attempts attempts = attempts(ToyTrainings.plain());
    List<Integer> heard = new ArrayList<>();
    TrainingListener stopsAfterTwo =
        epoch -> {
          heard.add(epoch.epoch());
          return epoch.epoch() == 2 ? Next.STOP : Next.CONTINUE;
        };
    for (int attempt = 1; attempt <= 2; attempt++) {
      TrainingResult.Trained trained =
          (TrainingResult.Trained)
              new VaeTrainer(() -> 0)
                  .train(ENGINE, attempts.plan(), attempts.checkpoints(), stopsAfterTwo);
      assertThat(trained.epochs()).isEqualTo(2);
      trained.model().close();
    }

    assertThat(heard).containsExactly(1, 2, 2);
  }

  @Test
  void without_a_place_for_it_nothing_is_kept() throws Exception {
    new Attempts(ENGINE, ToyTrainings.plain(), Checkpoints.NONE).toTheEnd();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private static Ending undisturbed(TrainingPlan plan) {
    return new Attempts(ENGINE, plan, Checkpoints.NONE).toTheEnd();
  }

  private Attempts attempts(TrainingPlan plan) {
    return new Attempts(ENGINE, plan, Checkpoints.in(directory.resolve("checkpoint/training")));
  }
}
