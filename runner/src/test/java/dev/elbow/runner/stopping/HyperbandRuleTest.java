package dev.elbow.runner.stopping;

import static dev.elbow.runner.stopping.Curves.CONTINUE;
import static dev.elbow.runner.stopping.Curves.curve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.trial.TrialId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HyperbandRuleTest extends StopRuleContract {
  private static final HyperbandRule RULE = new HyperbandRule(1, 3);

  /** Its first trial is in the bracket that is judged first, and so is number 61. */
  @Override
  StopRule rule() {
    return RULE;
  }

  private static int bracket(int trial, int epochs) {
    return RULE.bracket(new LearningCurve(new TrialId(trial), epochs, 0, List.of()));
  }

  private static List<Integer> trialsOf(int bracket, int epochs, int trials) {
    return IntStream.rangeClosed(1, trials)
        .filter(trial -> bracket(trial, epochs) == bracket)
        .boxed()
        .toList();
  }

  @Test
  void brackets_have_their_shares_of_the_trials_from_the_first_few_on() {
    // 9 epochs have rungs after 1 and 3: brackets of 9, 5 and 3 trials.
    assertThat(trialsOf(0, 9, 17)).hasSizeBetween(8, 10);
    assertThat(trialsOf(1, 9, 17)).hasSizeBetween(4, 6);
    assertThat(trialsOf(2, 9, 17)).hasSizeBetween(2, 4);
    assertThat(trialsOf(0, 9, 17_000)).hasSizeBetween(8990, 9010);
    assertThat(trialsOf(2, 9, 17_000)).hasSizeBetween(2990, 3010);
    assertThat(bracket(1, 9)).isZero();
  }

  @Test
  void a_training_of_one_epoch_has_no_rungs() {
    assertThat(trialsOf(0, 1, 50)).hasSize(50);
  }

  @Test
  void trials_are_compared_within_their_bracket() {
    List<Integer> first = trialsOf(0, 27, 60);
    List<Integer> second = trialsOf(1, 27, 60);
    int last = first.get(first.size() - 1);
    LearningCurve judged = curve(last, -200);
    assertThat(RULE.decide(judged, withOthers(first, judged))).isInstanceOf(Decision.Stop.class);
    assertThat(RULE.decide(judged, withOthers(second, judged))).isEqualTo(CONTINUE);
  }

  @Test
  void a_later_bracket_is_not_judged_at_the_first_rung_and_is_at_its_own() {
    List<Integer> second = trialsOf(1, 27, 60);
    int last = second.get(second.size() - 1);
    LearningCurve early = curve(last, -200);
    assertThat(RULE.decide(early, withOthers(second, early))).isEqualTo(CONTINUE);
    LearningCurve later = curve(last, -200, -200, -200);
    assertThat(RULE.decide(later, withOthers(second, later))).isInstanceOf(Decision.Stop.class);
  }

  @Test
  void the_last_bracket_trains_everyone_to_the_end() {
    List<Integer> whole = trialsOf(3, 27, 200);
    int last = whole.get(whole.size() - 1);
    for (int epochs = 1; epochs < 27; epochs++) {
      double[] values = new double[epochs];
      Arrays.fill(values, -200);
      LearningCurve judged = curve(last, values);
      assertThat(RULE.decide(judged, withOthers(whole, judged))).isEqualTo(CONTINUE);
    }
  }

  private static LearningCurves withOthers(List<Integer> trials, LearningCurve judged) {
    LearningCurves all = LearningCurves.NONE;
    double[] good = new double[judged.epochs()];
    Arrays.fill(good, -100);
    for (int trial : trials) {
      all = all.with(curve(trial, good));
    }
    return all.with(judged);
  }
}
