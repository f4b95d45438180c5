package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.BATCH;
import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.training.TrainingResult.Diverged;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where and why a training ends that meets a value which is not finite. */
class DivergenceTest {
  private static final VaeEngine REAL = VaeEngines.standard();
  private static final Trainings TRAINING = Trainings.of(5);

  /** In the second step of the second epoch. */
  private static final int STEP = STEPS_PER_EPOCH + 2;

  @ParameterizedTest
  @CsvSource({"NaN, the batch holds NaN", "-Infinity, the batch holds an infinite value"})
  void one_bad_pixel_is_found_in_the_step_that_meets_it(float pixel, String what) {
    int row = 4;
    int step = firstStepWith(row);
    Splits data = TRAINING.data();
    data.train().values()[row] = pixel;

    Trainings.Outcome outcome = TRAINING.run(REAL, TRAINING.training(BATCH), data, 1);

    assertThat(step).isGreaterThan(1);
    assertThat(outcome.result()).isEqualTo(new Diverged(1, step, what));
    assertThat(outcome.epochs()).isEmpty();
  }

  /** Every training example is its own index; the order of batches depends on the seed alone. */
  private static int firstStepWith(int row) {
    ScriptedEngine engine = engine();
    TRAINING.run(engine, 1);
    return IntStream.range(0, STEPS_PER_EPOCH)
            .filter(step -> engine.steps.get(step).batch().contains((float) row))
            .findFirst()
            .orElseThrow()
        + 1;
  }

  @Test
  void drawing_bits_does_not_hide_a_pixel_that_is_not_a_number() {
    Trainings dynamic = Trainings.of(2).with(Binarization.DYNAMIC);
    Splits data = dynamic.data();
    data.train().values()[4] = Float.NaN;

    assertThat(dynamic.run(REAL, dynamic.training(BATCH), data, 1).result())
        .isEqualTo(new Diverged(1, firstStepWith(4), "the batch holds NaN"));
  }

  @Test
  void a_learning_rate_that_is_far_too_high_shows_in_the_step_after_the_first_update() {
    TrainingConfig base = TRAINING.training(BATCH);
    TrainingConfig wild =
        new TrainingConfig(
            base.epochs(),
            base.batchSize(),
            new OptimizerConfig(
                Algorithm.SGD, 1e10, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
            base.objective(),
            base.regularization(),
            base.earlyStoppingPatience());

    assertThat(TRAINING.run(REAL, wild, TRAINING.data(), 1).result())
        .isEqualTo(new Diverged(1, 2, "posterior variance is infinite"));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN, loss is NaN",
    "Infinity, 1, loss is infinite",
    "1, Infinity, gradient is infinite",
    "1, NaN, gradient is NaN"
  })
  void a_loss_or_gradient_that_is_not_finite_ends_training_with_its_place(
      double loss, double gradientNorm, String what) {
    ScriptedEngine engine = engine().answeringAtStep(STEP, loss, gradientNorm, false);

    Trainings.Outcome outcome = TRAINING.run(engine, 1);

    assertThat(outcome.result()).isEqualTo(new Diverged(2, 2, what));
    assertThat(outcome.epochs()).extracting(EpochMetrics::epoch).containsExactly(1);
    assertThat(engine.steps).hasSize(STEP);
    assertThat(engine.openLearners).isZero();
  }

  @Test
  void a_posterior_variance_that_overflows_is_named_rather_than_the_loss_that_it_breaks() {
    assertThat(TRAINING.run(engine().overflowingAtStep(STEP), 1).result())
        .isEqualTo(new Diverged(2, 2, "posterior variance is infinite"));
  }

  @Test
  void the_listener_has_heard_of_every_epoch_before_the_one_that_diverges() {
    ScriptedEngine engine = new ScriptedEngine(STEPS_PER_EPOCH, -3, -2, Double.NEGATIVE_INFINITY);

    Trainings.Outcome outcome = TRAINING.run(engine, 1);

    assertThat(outcome.result()).isEqualTo(new Diverged(3, 0, "validation distortion is infinite"));
    assertThat(outcome.epochs()).extracting(EpochMetrics::epoch).containsExactly(1, 2);
    assertThat(outcome.epochs()).extracting(EpochMetrics::validElboNats).containsExactly(-3., -2.);
    assertThat(engine.openLearners).isZero();
  }

  @Test
  void an_evaluation_on_data_that_are_not_finite_blames_the_data() {
    Matrix validation = Matrix.zeros(4, 1);
    validation.values()[2] = Float.NaN;
    Splits good = TRAINING.data();
    Splits data =
        new Splits(good.train(), validation, good.test(), good.shape(), good.binarization());

    assertThat(TRAINING.run(REAL, TRAINING.training(BATCH), data, 1).result())
        .isEqualTo(new Diverged(1, 0, "the validation split holds NaN"));
  }

  @Test
  void skipped_updates_are_no_divergence_and_are_counted() {
    ScriptedEngine engine =
        engine().answeringAtStep(2, 5, 1e6, true).answeringAtStep(STEP, 5, 1e6, true);

    Trainings.Outcome outcome = Trainings.of(2).run(engine, 1);

    assertThat(outcome.trained().course().orNaN(Metric.SKIPPED_UPDATES))
        .isEqualTo(2 / (2. * STEPS_PER_EPOCH));
  }

  @Test
  void the_health_of_an_epoch_sums_up_its_steps() {
    RunHealth.Tally tally = new RunHealth.Tally();
    for (double norm : List.of(1., 4., 10.)) {
      tally.add(new VaeLearner.Step(norm + 1, norm, norm > 5), norm / 2);
    }

    assertThat(tally.meanLossNats()).isEqualTo(6);
    assertThat(tally.health()).isEqualTo(new RunHealth(5, 10, 3, 1, 5));
    assertThat(tally.health().skippedShare()).isEqualTo(1 / 3.);
  }

  private static ScriptedEngine engine() {
    return new ScriptedEngine(STEPS_PER_EPOCH, -3);
  }
}
