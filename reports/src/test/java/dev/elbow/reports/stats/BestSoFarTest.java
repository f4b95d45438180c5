package dev.elbow.reports.stats;

import static dev.elbow.reports.TrialRows.ended;
import static dev.elbow.reports.TrialRows.infeasible;
import static dev.elbow.reports.TrialRows.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BestSoFarTest {

  @Test
  void an_infeasible_trial_never_improves_it() {
    SweepReport report =
        report(
            infeasible(1, 1, -50, 1, 1, 1),
            ended(2, -120, 1, 1, 1),
            infeasible(3, 1, -60, 1, 1, 1),
            ended(4, -110, 1, 1, 1),
            ended(5, -115, 1, 1, 1));
    assertThat(best(report))
        .containsExactly(
            OptionalDouble.empty(),
            OptionalDouble.of(-120),
            OptionalDouble.of(-120),
            OptionalDouble.of(-110),
            OptionalDouble.of(-110));
  }

  @Test
  void trials_count_in_the_order_in_which_they_ended() {
    SweepReport report = report(endedAt(1, 30, -100), endedAt(2, 10, -120), endedAt(3, 20, -130));
    assertThat(best(report))
        .containsExactly(OptionalDouble.of(-120), OptionalDouble.of(-120), OptionalDouble.of(-100));
  }

  private static List<OptionalDouble> best(SweepReport report) {
    return BestSoFar.of(report, Ranking.of(report)).steps().stream()
        .map(BestSoFar.Step::best)
        .toList();
  }

  private static TrialRow endedAt(int number, long second, double value) {
    TrialRow row = ended(number, value, 1, 1, 1);
    return new TrialRow(
        number,
        row.state(),
        "",
        List.of(),
        row.metrics(),
        OptionalDouble.empty(),
        Optional.of(dev.elbow.reports.DemoSweep.START.plusSeconds(second)),
        "",
        row.feasibility(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
