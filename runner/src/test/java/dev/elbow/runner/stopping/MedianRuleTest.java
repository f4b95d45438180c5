package dev.elbow.runner.stopping;

import static dev.elbow.runner.stopping.Curves.CONTINUE;
import static dev.elbow.runner.stopping.Curves.curve;
import static dev.elbow.runner.stopping.Curves.last;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianRuleTest extends StopRuleContract {
  private static final StopRule RULE = new MedianRule(1, 3);

  @Override
  StopRule rule() {
    return RULE;
  }

  @Test
  void the_best_so_far_is_held_against_the_median_of_the_averages() {
    LearningCurve one = curve(1, -140, -100); // -120 on average
    LearningCurve two = curve(2, -120, -100); // -110
    LearningCurve three = curve(3, -110, -90); // -100
    assertThat(last(RULE, one, two, three, curve(4, -150, -110))).isEqualTo(CONTINUE);
    assertThat(last(RULE, one, two, three, curve(4, -109, -150))).isEqualTo(CONTINUE);
    assertThat(last(RULE, one, two, three, curve(4, -150, -110.01)))
        .isEqualTo(
            new Decision.Stop(
                "below the median of 3 others by epoch 2, with an ELBO of -110.01 nats at best;"
                    + " they had -110.00 on average"));
  }

  @Test
  void with_too_few_others_everyone_goes_on() {
    assertThat(last(RULE, curve(1, -100), curve(2, -100), curve(3, -900))).isEqualTo(CONTINUE);
  }

  @Test
  void others_that_did_not_get_there_do_not_count() {
    LearningCurve[] all = {
      curve(1, -100, -100), curve(2, -100, -100), curve(3, -100), curve(4, -900, -900)
    };
    assertThat(last(RULE, all)).isEqualTo(CONTINUE);
  }

  @Test
  void it_is_judged_after_every_epoch_from_the_least_number_on() {
    StopRule later = new MedianRule(3, 1);
    LearningCurve good = curve(1, -100, -100, -100, -100);
    assertThat(last(later, good, curve(2, -200, -200))).isEqualTo(CONTINUE);
    assertThat(last(later, good, curve(2, -200, -200, -200))).isInstanceOf(Decision.Stop.class);
    assertThat(last(later, good, curve(2, -200, -200, -200, -200)))
        .isInstanceOf(Decision.Stop.class);
  }
}
