package dev.elbow.runner.stopping;

import static dev.elbow.runner.stopping.Curves.CONTINUE;
import static dev.elbow.runner.stopping.Curves.curve;
import static dev.elbow.runner.stopping.Curves.warm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every rule keeps to. Rules under test begin to judge after the first epoch. */
abstract class StopRuleContract {
  abstract StopRule rule();

  /** Others that are so good that a bad one ends, compared with whatever trial. */
  private static LearningCurve[] good(double warmupEpochs, int epochs) {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(trial -> warm(warmupEpochs, trial, values(epochs, -100 - trial * 0.01)))
        .toArray(LearningCurve[]::new);
  }

  private static double[] values(int epochs, double value) {
    double[] values = new double[epochs];
    Arrays.fill(values, value);
    return values;
  }

  private Decision decide(LearningCurve trial, LearningCurve... others) {
    List<LearningCurve> all = new ArrayList<>(List.of(others));
    all.add(trial);
    return rule().decide(trial, Curves.all(all));
  }

  @Test
  void the_worst_of_many_is_ended_with_a_reason_of_one_line() {
    Decision decision = decide(curve(61, -200), good(0, 1));
    assertThat(decision).isInstanceOf(Decision.Stop.class);
    assertThat(((Decision.Stop) decision).reason()).contains("-200.00 nats").doesNotContain("\n");
  }

  @Test
  void the_best_of_many_goes_on() {
    assertThat(decide(curve(61, -50), good(0, 1))).isEqualTo(CONTINUE);
  }

  @Test
  void the_first_goes_on() {
    assertThat(decide(curve(61, -200))).isEqualTo(CONTINUE);
  }

  @Test
  void a_trial_within_its_own_warmup_is_not_ended() {
    assertThat(decide(warm(1, 61, -200), good(0, 1))).isEqualTo(CONTINUE);
  }

  @Test
  void trials_within_their_warmup_are_not_compared_with() {
    assertThat(decide(curve(61, -200), good(1, 1))).isEqualTo(CONTINUE);
  }

  @Test
  void epochs_within_the_warmup_do_not_count_for_a_trial_afterwards() {
    assertThat(decide(warm(2, 61, -1, -1, -200), good(0, 3))).isInstanceOf(Decision.Stop.class);
    assertThat(decide(warm(1.5, 61, -1, -50, -200), good(0, 3))).isEqualTo(CONTINUE);
  }

  @Test
  void a_training_at_its_end_is_not_ended() {
    LearningCurve complete = new LearningCurve(new TrialId(61), 1, 0, List.of(-200.0));
    assertThat(decide(complete, good(0, 1))).isEqualTo(CONTINUE);
  }

  @Test
  void values_that_are_not_finite_are_the_worst() {
    assertThat(decide(curve(61, Double.NaN), good(0, 1))).isInstanceOf(Decision.Stop.class);
    LearningCurve[] broken =
        IntStream.rangeClosed(1, 60)
            .mapToObj(trial -> curve(trial, Double.NaN))
            .toArray(LearningCurve[]::new);
    assertThat(decide(curve(61, -200), broken)).isEqualTo(CONTINUE);
  }

  @Test
  void trials_that_are_all_alike_all_go_on() {
    LearningCurve[] alike =
        IntStream.rangeClosed(1, 60)
            .mapToObj(trial -> curve(trial, -100))
            .toArray(LearningCurve[]::new);
    for (LearningCurve one : alike) {
      assertThat(rule().decide(one, Curves.all(alike))).isEqualTo(CONTINUE);
    }
  }

  @Test
  void the_same_curves_give_the_same_answer() {
    LearningCurve trial = curve(61, -100.3);
    assertThat(decide(trial, good(0, 1))).isEqualTo(decide(trial, good(0, 1)));
  }
}
