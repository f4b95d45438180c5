package dev.elbow.reports.stats;

import static dev.elbow.reports.TrialRows.ended;
import static dev.elbow.reports.TrialRows.infeasible;
import static dev.elbow.reports.TrialRows.report;
import static dev.elbow.reports.TrialRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.model.Feasibility;
import dev.elbow.reports.model.Objective.Goal;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.SearchFindings;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void feasible_trials_come_first_then_infeasible_ones_by_violation() {
    SweepReport report =
        report(
            infeasible(1, 3, -90, 1, 1, 89),
            infeasible(2, 1, -95, 1, 1, 94),
            ended(3, -101, 1, 1, 100),
            ended(4, -100, 1, 1, 99));
    assertThat(numbers(report)).containsExactly(4, 3, 2, 1);
  }

  @Test
  void a_metric_to_be_minimised_ranks_the_other_way() {
    SweepReport report =
        report(Goal.MINIMIZE, ended(1, 5, 1, 1, 1), ended(2, 4, 1, 1, 1), ended(3, 6, 1, 1, 1));
    assertThat(numbers(report)).containsExactly(2, 1, 3);
  }

  @Test
  void ties_go_to_the_lower_number() {
    assertThat(numbers(report(ended(1, -100, 1, 1, 1), ended(2, -100, 1, 1, 1))))
        .containsExactly(1, 2);
  }

  @Test
  void only_trials_that_ended_with_a_finite_value_are_ranked() {
    SweepReport report =
        report(
            row(1, TrialState.RUNNING, Feasibility.FEASIBLE, -1, 1, 1, 1),
            row(2, TrialState.FAILED, Feasibility.FEASIBLE, -1, 1, 1, 1),
            ended(3, Double.NaN, 1, 1, 1),
            ended(4, Double.NEGATIVE_INFINITY, 1, 1, 1),
            row(5, TrialState.STOPPED, Feasibility.FEASIBLE, -200, 1, 1, 1));
    assertThat(numbers(report)).containsExactly(5);
  }

  private static List<Integer> numbers(SweepReport report) {
    return Ranking.of(report).trials().stream().map(scored -> scored.trial().number()).toList();
  }

  @Test
  void replicates_have_no_place_and_their_means_come_before_single_values() {
    TrialRow again =
        ended(4, -90, 1, 1, 1).triedAs(new Origin(Origin.Kind.REPLICATE, "", OptionalInt.of(2)));
    SweepReport single =
        report(ended(1, -100, 1, 1, 1), ended(2, -110, 1, 1, 1), ended(3, -95, 1, 1, 1), again);
    assertThat(numbers(single)).containsExactly(3, 1, 2);

    assertThat(numbers(replicated(single, true))).containsExactly(2, 3, 1);
    assertThat(numbers(replicated(single, false))).containsExactly(3, 1, 2);
  }

  private static SweepReport replicated(SweepReport report, boolean decides) {
    Replication two =
        new Replication(2, OptionalDouble.of(-90), OptionalDouble.empty(), 1, List.of(4), decides);
    return new SweepReport(
        report.header(),
        report.objective(),
        report.constraints(),
        report.parameters(),
        report.metrics(),
        report.trials(),
        new SearchFindings(List.of(), List.of(two)),
        report.provenance());
  }
}
