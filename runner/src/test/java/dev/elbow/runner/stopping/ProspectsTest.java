package dev.elbow.runner.stopping;

import static dev.elbow.runner.stopping.Curves.all;
import static dev.elbow.runner.stopping.Curves.curve;
import static dev.elbow.runner.stopping.Curves.warm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProspectsTest {

  private static Prospects of(LearningCurve... completed) {
    return new Prospects(List.of(completed));
  }

  @Test
  void the_gain_is_the_median_from_the_best_by_then_to_the_best_of_all() {
    Prospects prospects =
        of(curve(1, -130, -120, -125), curve(2, -130, -100, -110), curve(3, -130, -129, -128));
    assertThat(prospects.gainNats(1)).isEqualTo(10); // of 10, 30 and 2
    assertThat(prospects.gainNats(2)).isEqualTo(0); // of 0, 0 and 1
  }

  @Test
  void warmups_and_shorter_trainings_tell_nothing() {
    assertThat(of(warm(1, 1, -130, -120), curve(2, -130)).gainNats(1)).isZero();
    assertThat(of(warm(1, 1, -130, -120), curve(2, -130, -127)).gainNats(1)).isEqualTo(3);
  }

  @Test
  void without_completed_trials_there_is_no_gain() {
    assertThat(of().gainNats(1)).isZero();
  }

  @Test
  void values_that_are_not_finite_are_left_out() {
    assertThat(of(curve(1, Double.NaN, -100), curve(2, -130, -126)).gainNats(1)).isEqualTo(4);
  }

  @Test
  void only_the_curves_of_completed_trials_are_looked_at() {
    LearningCurves curves = all(curve(1, -130, -120), curve(2, -130, -100));
    assertThat(Prospects.of(curves, List.of(new TrialId(1), new TrialId(9))).gainNats(1))
        .isEqualTo(10);
  }
}
