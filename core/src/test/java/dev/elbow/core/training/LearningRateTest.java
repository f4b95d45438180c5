package dev.elbow.core.training;

import static dev.elbow.core.training.Trainings.STEPS_PER_EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule.Cosine;
import dev.elbow.core.model.LearningRateSchedule.Plateau;
import dev.elbow.core.model.LearningRateSchedule.Step;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rates that an engine is given, epoch by epoch; all start from ½. */
class LearningRateTest {

  @Test
  void a_constant_rate_stays() {
    assertThat(rates(Trainings.of(3), -1)).containsExactly(.5, .5, .5);
  }

  @Test
  void a_step_schedule_drops_every_so_many_epochs() {
    assertThat(rates(Trainings.of(5).with(new Step(.1, 2)), -1))
        .containsExactly(new double[] {.5, .5, .05, .05, .005}, within(1e-12));
  }

  @Test
  void a_cosine_ends_at_its_final_fraction() {
    assertThat(rates(Trainings.of(3).with(new Cosine(.2)), -1))
        .containsExactly(new double[] {.5, .3, .1}, within(1e-12));
    assertThat(rates(Trainings.of(1).with(new Cosine(.2)), -1)).containsExactly(.5);
  }

  @Test
  void a_plateau_halves_the_rate_after_its_patience() {
    assertThat(rates(Trainings.of(8).with(new Plateau(.5, 2)), -5, -4, -4, -4.5, -3, -3, -3, -3))
        .containsExactly(.5, .5, .5, .5, .25, .25, .25, .125);
  }

  @Test
  void a_plateau_within_a_warmup_is_none() {
    Trainings training = Trainings.of(5).with(new Plateau(.5, 1)).with(new KlSchedule.Linear(3), 1);

    assertThat(rates(training, -1, -2, -3, -4, -5)).containsExactly(.5, .5, .5, .5, .5);
  }

  private static double[] rates(Trainings training, double... elboByEpoch) {
    ScriptedEngine engine = new ScriptedEngine(STEPS_PER_EPOCH, elboByEpoch);
    training.run(engine, 1);
    return IntStream.range(0, engine.steps.size() / STEPS_PER_EPOCH)
        .mapToDouble(epoch -> engine.steps.get(epoch * STEPS_PER_EPOCH).learningRate())
        .toArray();
  }
}
