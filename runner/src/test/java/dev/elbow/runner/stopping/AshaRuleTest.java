package dev.elbow.runner.stopping;

import static dev.elbow.runner.stopping.Curves.CONTINUE;
import static dev.elbow.runner.stopping.Curves.curve;
import static dev.elbow.runner.stopping.Curves.last;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AshaRuleTest extends StopRuleContract {
  private static final StopRule RULE = new AshaRule(1, 3);

  @Override
  StopRule rule() {
    return RULE;
  }

  /** A training whose ELBO did not change in its last two epochs. */
  private static LearningCurve flat(int trial, double elboNats) {
    return curve(trial, elboNats, elboNats, elboNats);
  }

  @Test
  void of_six_at_a_rung_two_go_on() {
    LearningCurve[] six = {flat(1, -100), flat(4, -130), flat(3, -120), flat(2, -110)};
    assertThat(last(RULE, six[0], six[1], six[2], six[3], flat(5, -140), flat(6, -105)))
        .isEqualTo(CONTINUE);
    assertThat(last(RULE, six[0], six[1], six[2], six[3], flat(5, -140), flat(6, -115)))
        .isEqualTo(
            new Decision.Stop(
                "behind 2 of 5 others after 3 epochs, with an ELBO of -115.00 nats that rose by"
                    + " 0.00; the best 2 go on"));
  }

  @Test
  void at_a_rung_with_a_single_value_to_go_by_half_go_on() {
    LearningCurve first = curve(1, -100);
    LearningCurve second = curve(2, -110);
    LearningCurve third = curve(3, -120);
    assertThat(last(RULE, first, second, third, curve(4, -105))).isEqualTo(CONTINUE);
    assertThat(last(RULE, first, second, third, curve(4, -115)))
        .isEqualTo(
            new Decision.Stop(
                "behind 2 of 3 others after 1 epoch, with an ELBO of -115.00 nats; the best 2 go"
                    + " on"));
  }

  @Test
  void whoever_comes_before_there_are_eta_goes_on() {
    assertThat(last(RULE, flat(1, -100), flat(2, -900))).isEqualTo(CONTINUE);
    assertThat(last(RULE, flat(1, -100), flat(2, -900), flat(3, -101)))
        .isInstanceOf(Decision.Stop.class);
  }

  @Test
  void one_that_still_learns_fast_is_ahead_of_one_that_does_not() {
    LearningCurve fast = curve(3, -160, -130, -110);
    LearningCurve slow = curve(3, -112, -111, -110);
    assertThat(last(RULE, flat(1, -105), flat(2, -900), fast)).isEqualTo(CONTINUE);
    assertThat(last(RULE, flat(1, -105), flat(2, -900), slow)).isInstanceOf(Decision.Stop.class);
  }

  @Test
  void between_rungs_nothing_is_decided() {
    LearningCurve good = curve(1, -100, -100, -100, -100);
    LearningCurve fine = curve(2, -101, -101, -101, -101);
    assertThat(last(RULE, good, fine, curve(3, -200, -200))).isEqualTo(CONTINUE);
    assertThat(last(RULE, good, fine, curve(3, -200, -200, -200)))
        .isInstanceOf(Decision.Stop.class);
    assertThat(last(RULE, good, fine, curve(3, -200, -200, -200, -200))).isEqualTo(CONTINUE);
  }

  @Test
  void rungs_begin_at_the_least_number_of_epochs() {
    StopRule later = new AshaRule(2, 3);
    LearningCurve good = curve(1, -100, -100);
    LearningCurve fine = curve(2, -101, -101);
    assertThat(last(later, good, fine, curve(3, -200))).isEqualTo(CONTINUE);
    assertThat(last(later, good, fine, curve(3, -200, -200))).isInstanceOf(Decision.Stop.class);
  }

  @Test
  void the_best_epoch_so_far_counts_and_not_the_last() {
    LearningCurve good = curve(1, -100, -100, -100);
    LearningCurve fine = curve(2, -101, -101, -101);
    assertThat(last(RULE, good, fine, curve(3, -99, -200, -200))).isEqualTo(CONTINUE);
    assertThat(last(RULE, good, fine, curve(3, -200, -200, -99.5))).isEqualTo(CONTINUE);
  }

  @Test
  void what_others_reached_after_the_rung_does_not_count() {
    LearningCurve late = curve(1, -300, -90, -80);
    LearningCurve fine = curve(2, -301, -90, -80);
    assertThat(last(RULE, late, fine, curve(3, -200))).isEqualTo(CONTINUE);
  }

  /** Trials one after the other, the better the higher, whose curves never cross. */
  @Test
  void
      of_27_trials_of_9_epochs_little_more_than_a_third_of_the_epochs_is_trained_and_the_best_survives() {
    double total = 0;
    int repetitions = 200;
    Random random = new Random(1);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      total += epochsOfSweep(random);
    }
    assertThat(total / repetitions / (27 * 9)).isBetween(0.33, 0.39);
  }

  private static int epochsOfSweep(Random random) {
    LearningCurves curves = LearningCurves.NONE;
    LearningCurve best = curve(1);
    double highest = Double.NEGATIVE_INFINITY;
    int epochs = 0;
    for (int trial = 1; trial <= 27; trial++) {
      double worth = random.nextDouble();
      LearningCurve curve = new LearningCurve(new TrialId(trial), 9, 0, List.of());
      Decision decision = CONTINUE;
      while (decision.equals(CONTINUE) && curve.epochs() < 9) {
        curve = curve.with(curve.epochs() + 1, -100 / (curve.epochs() + 1.0) + worth);
        curves = curves.with(curve);
        decision = RULE.decide(curve, curves);
      }
      epochs += curve.epochs();
      if (worth > highest) {
        highest = worth;
        best = curve;
      }
    }
    assertThat(best.epochs()).isEqualTo(9);
    return epochs;
  }
}
