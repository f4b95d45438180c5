package dev.elbow.reports.stats;

import static dev.elbow.reports.TrialRows.ended;
import static dev.elbow.reports.TrialRows.infeasible;
import static dev.elbow.reports.TrialRows.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.Objective.Goal;
import dev.elbow.reports.model.SweepReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BestTrialReasonTest {

  @Test
  void a_lead_below_two_standard_errors_is_not_clear() {
    // √(0.4² + 0.4²) = 0.566, and 0.8 / 0.566 = 1.4
    assertThat(reason(report(ended(7, -101.3, 0.4, 20, 80), ended(3, -102.1, 0.4, 20, 80))))
        .isEqualTo(
            "Trial 7 has the highest validation L64, −101.30 ± 0.40 nats; next is trial 3, 0.80"
                + " nats behind (1.4 standard errors): not clearly different.");
  }

  @Test
  void a_lead_of_two_standard_errors_is_clear() {
    assertThat(reason(report(ended(7, -101.3, 0.3, 20, 80), ended(3, -102.5, 0.4, 20, 80))))
        .endsWith("1.20 nats behind (2.4 standard errors): clearly different.");
  }

  @Test
  void without_standard_errors_it_only_says_how_far_behind_the_next_is() {
    assertThat(reason(report(ended(1, -101, Double.NaN, 2, 8), ended(2, -103, Double.NaN, 2, 8))))
        .isEqualTo(
            "Trial 1 has the highest validation L64, −101.00 nats; next is trial 2, 2.00 nats"
                + " behind.");
  }

  @Test
  void the_lowest_value_wins_when_the_goal_is_to_minimise() {
    assertThat(
            reason(
                report(
                    Goal.MINIMIZE, ended(1, 9, Double.NaN, 2, 8), ended(2, 8, Double.NaN, 2, 8))))
        .startsWith("Trial 2 has the lowest validation L64, 8.00 nats; next is trial 1, 1.00 nats");
  }

  @Test
  void a_single_trial_has_nothing_to_be_compared_with() {
    assertThat(reason(report(ended(1, -101, 0.4, 2, 8))))
        .isEqualTo(
            "Trial 1 has the highest validation L64, −101.00 ± 0.40 nats; no other trial has ended"
                + " with a value.");
  }

  @Test
  void says_that_no_trial_keeps_the_constraints_when_none_does() {
    assertThat(reason(report(infeasible(1, 2, -99, 0.4, 2, 8), infeasible(2, 1, -101, 0.4, 2, 8))))
        .isEqualTo(
            "No trial keeps every constraint. Trial 2 comes nearest to it, breaking active_units >="
                + " 8, with validation L64 −101.00 ± 0.40 nats; next is trial 1, which violates them"
                + " by more.");
  }

  @Test
  void between_trials_that_violate_constraints_alike_the_objective_decides() {
    assertThat(reason(report(infeasible(1, 2, -99, 0.3, 2, 8), infeasible(2, 2, -100, 0.4, 2, 8))))
        .startsWith("No trial keeps every constraint. Trial 1 comes nearest to it")
        .endsWith(
            "; next is trial 2, as near but 1.00 nats behind (2.0 standard errors): clearly"
                + " different.");
  }

  @Test
  void an_infeasible_runner_up_is_not_compared() {
    assertThat(reason(report(ended(1, -101, 0.4, 2, 8), infeasible(2, 1, -99, 0.4, 2, 8))))
        .endsWith("; no other trial keeps them all.");
  }

  @Test
  void of_two_objectives_it_says_by_which_rule_a_trial_of_the_front_comes_first() {
    SweepReport one =
        report(ended(7, -101, 0.4, 20, 80), ended(3, -102, 0.4, 4, 80), ended(5, -110, 0.4, 2, 80));
    assertThat(reason(against("valid_rate", one)))
        .startsWith("Trial 3 is the compromise among the 3 trials on the front")
        .contains("; validation L64 −102.00 nats, ")
        .endsWith("4.00 nats.");
    SweepReport clear = report(ended(7, -101, 0.4, 2, 80), ended(3, -102, 0.4, 4, 80));
    assertThat(reason(against("valid_rate", clear)))
        .startsWith("Trial 7 is at least as good in both objectives as every other; ");
  }

  private static SweepReport against(String metricId, SweepReport report) {
    Objective objective =
        new Objective(
            report.objective().metricId(),
            report.objective().goal(),
            Optional.of(new Objective(metricId, Goal.MINIMIZE)));
    return new SweepReport(
        report.header(),
        objective,
        report.constraints(),
        report.parameters(),
        report.metrics(),
        report.trials(),
        report.provenance());
  }

  @Test
  void is_empty_without_a_ranked_trial() {
    assertThat(reason(report())).isEmpty();
  }

  private static String reason(SweepReport report) {
    return new BestTrialReason(report, Ranking.of(report)).sentence();
  }
}
