package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.diagnostics.Diagnostics;
import dev.elbow.core.diagnostics.EvaluationData;
import dev.elbow.core.diagnostics.Level;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.training.TrainingResult.Trained;
import org.junit.jupiter.api.Test;

/** Which epoch's weights a training ends with, and when it gives up. */
class BestWeightsTest {

  @Test
  void weights_of_the_best_epoch_are_restored() {
    Trained trained = run(Trainings.of(4), -5, -2, -3, -4);

    assertThat(trained.epochs()).isEqualTo(4);
    assertThat(trained.best().epoch()).isEqualTo(2);
    assertThat(trained.best().validElboNats()).isEqualTo(-2);
    FinalMetrics examined =
        new Diagnostics(Level.LIGHT)
            .examine(trained.model(), EvaluationData.of(Trainings.of(4).data()));
    assertThat(examined.get(Metric.VALID_ELBO)).isEqualTo(-2);
    assertThat(examined.get(Metric.VALID_IWAE64)).isEqualTo(-2);
    assertThat(examined.get(Metric.TEST_ELBO)).isEqualTo(-2);
  }

  @Test
  void training_stops_after_as_many_epochs_without_improvement_as_its_patience() {
    Trained trained = run(Trainings.of(20).withPatience(2), -5, -3, -4, -2, -2.5, -2, -1);

    assertThat(trained.epochs()).isEqualTo(6);
    assertThat(trained.best().epoch()).isEqualTo(4);
    assertThat(trained.best().validElboNats()).isEqualTo(-2);
  }

  @Test
  void without_patience_every_epoch_is_trained() {
    assertThat(run(Trainings.of(6), -1, -2, -3, -4, -5, -6).epochs()).isEqualTo(6);
  }

  @Test
  void epochs_of_a_warmup_neither_count_as_best_nor_try_patience() {
    Trainings training = Trainings.of(20).with(new KlSchedule.Linear(3), 1).withPatience(2);

    Trained trained = run(training, -1, -2, -3, -6, -5, -7, -8, -4);

    assertThat(trained.best().epoch()).isEqualTo(5);
    assertThat(trained.epochs()).isEqualTo(7);
    assertThat(trained.best().validElboNats()).isEqualTo(-5);
  }

  @Test
  void a_training_that_ends_within_its_warmup_takes_the_best_epoch_of_it() {
    Trained trained = run(Trainings.of(3).with(new KlSchedule.Linear(3), 1), -3, -1, -2);

    assertThat(trained.best().epoch()).isEqualTo(2);
  }

  @Test
  void in_cyclical_annealing_only_the_end_of_the_last_cycle_counts() {
    Trained trained =
        run(
            Trainings.of(8).with(new KlSchedule.Cyclical(2, .5), 1),
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -3,
            -2);

    assertThat(trained.best().epoch()).isEqualTo(8);
  }

  private static Trained run(Trainings training, double... elboByEpoch) {
    return training.run(new ScriptedEngine(STEPS_PER_EPOCH, elboByEpoch), 1).trained();
  }
}
