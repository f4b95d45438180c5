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

  @Test
  void of_six_at_a_rung_two_go_on() {
    LearningCurve best = curve(1, -100);
    LearningCurve second = curve(2, -110);
    LearningCurve third = curve(3, -120);
    LearningCurve fourth = curve(4, -130);
    LearningCurve fifth = curve(5, -140);
    assertThat(last(RULE, best, fourth, third, fifth, second, curve(6, -105))).isEqualTo(CONTINUE);
    assertThat(last(RULE, best, fourth, third, fifth, second, curve(6, -115)))
        .isEqualTo(
            new Decision.Stop(
                "behind 2 of 5 others after 1 epoch, with an ELBO of -115.00 nats; the best 2 go"
                    + " on"));
  }

  @Test
  void whoever_comes_before_there_are_eta_goes_on() {
    assertThat(last(RULE, curve(1, -100), curve(2, -900))).isEqualTo(CONTINUE);
    assertThat(last(RULE, curve(1, -100), curve(2, -900), curve(3, -101)))
        .isEqualTo(
            new Decision.Stop(
                "behind 1 of 2 others after 1 epoch, with an ELBO of -101.00 nats; only the best"
                    + " goes on"));
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
  }

  @Test
  void what_others_reached_after_the_rung_does_not_count() {
    LearningCurve late = curve(1, -300, -90, -80);
    LearningCurve fine = curve(2, -301, -90, -80);
    assertThat(last(RULE, late, fine, curve(3, -200))).isEqualTo(CONTINUE);
  }

  /** Trials one after the other, the better the higher, whose curves never cross. */
  @Test
  void of_27_trials_of_9_epochs_a_third_of_the_epochs_is_trained_and_the_best_survives() {
    double total = 0;
    int repetitions = 200;
    Random random = new Random(1);
    for (int repetition = 0; repetition < repetitions; repetition++) {
      total += epochsOfSweep(random);
    }
    assertThat(total / repetitions / (27 * 9)).isBetween(0.27, 0.34);
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
