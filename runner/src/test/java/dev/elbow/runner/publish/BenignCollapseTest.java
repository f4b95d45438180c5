package dev.elbow.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialNumbers;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BenignCollapseTest {
  private static final double STANDARD_ERRORS = 2;
  private static final Diagnosis DIVERGED =
      new Diagnosis(Verdict.DIVERGED, "worse than no latents", List.of(), List.of());

  @Test
  void a_partial_collapse_is_benign_where_its_bound_is_as_good_as_the_best() {
    List<TrialRecord> trials =
        List.of(
            trial(1, -80, 0.5, TrialNumbers.HEALTHY),
            trial(2, -81, 0.5, ExampleRun.PARTIAL_COLLAPSE),
            trial(3, -81.5, 0.5, ExampleRun.PARTIAL_COLLAPSE),
            trial(4, -81, 0.25, ExampleRun.PARTIAL_COLLAPSE));

    assertThat(BenignCollapse.among(trials, STANDARD_ERRORS).trials())
        .containsExactly(new TrialId(2));
    assertThat(BenignCollapse.among(trials, 4).trials()).hasSize(3);
  }

  @Test
  void no_other_verdict_is_benign_however_good_the_bound() {
    assertThat(
            BenignCollapse.among(List.of(trial(1, -80, 0.5, TrialNumbers.HEALTHY)), STANDARD_ERRORS)
                .trials())
        .isEmpty();
  }

  @Test
  void a_collapse_is_not_benign_beside_collapsed_diverged_or_unmeasured_trials_only() {
    List<TrialRecord> trials =
        List.of(
            trial(1, -80, 0.5, ExampleRun.PARTIAL_COLLAPSE),
            trial(2, -80.5, 0.5, ExampleRun.PARTIAL_COLLAPSE),
            trial(3, -99, 0.5, DIVERGED),
            trial(4, Double.NaN, 0.5, TrialNumbers.HEALTHY));

    assertThat(BenignCollapse.among(trials.subList(0, 1), STANDARD_ERRORS).trials()).isEmpty();
    assertThat(BenignCollapse.among(trials, STANDARD_ERRORS).trials()).isEmpty();
  }

  @Test
  void says_within_how_many_standard_errors_and_claims_no_more() {
    assertThat(BenignCollapse.among(List.of(), STANDARD_ERRORS).remark().text())
        .contains("within 2 standard errors of the best trial's", "seem to cost only time");
    assertThat(BenignCollapse.among(List.of(), 0.5).remark().text())
        .contains("within 0.5 standard errors");
    assertThat(BenignCollapse.among(List.of(), 1).remark().text())
        .contains("within 1 standard error of");
  }

  @Test
  void nothing_is_known_of_a_trial_without_a_bound_or_its_error() {
    assertThat(
            BenignCollapse.among(
                    List.of(
                        trial(1, Double.NaN, 0.5, ExampleRun.PARTIAL_COLLAPSE),
                        trial(2, -80, Double.NaN, ExampleRun.PARTIAL_COLLAPSE),
                        trial(3, -80, 0.5, TrialNumbers.HEALTHY)),
                    STANDARD_ERRORS)
                .trials())
        .isEmpty();
  }

  private static TrialRecord trial(int number, double iwae64, double error, Diagnosis diagnosis) {
    FinalMetrics metrics =
        TrialNumbers.finals(
            1, -90, 0.5, 85, 5, OptionalDouble.empty(), iwae64, error, 3, 0.7, List.of());
    return new TrialRecord(
        Trial.of(new TrialId(number), new Assignment(Map.of()), 1, TrialOrigin.SEQUENCE),
        TrialState.COMPLETED,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new TrialOutcome.Completed(metrics, diagnosis, 1)));
  }
}
