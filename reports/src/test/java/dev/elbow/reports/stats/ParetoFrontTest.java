package dev.elbow.reports.stats;

import static dev.elbow.reports.TrialRows.ended;
import static dev.elbow.reports.TrialRows.infeasible;
import static dev.elbow.reports.TrialRows.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.model.SweepReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

  @Test
  void holds_what_nothing_else_dominates_by_ascending_rate() {
    SweepReport report =
        report(
            ended(1, -110, 1, 20, 90),
            ended(2, -110, 1, 10, 100),
            ended(3, -115, 1, 20, 95), // dominated by 1
            ended(4, -105, 1, 25, 80),
            ended(5, -130, 1, 30, 100), // dominated by all
            infeasible(6, 1, -60, 1, 5, 55)); // would dominate all
    assertThat(front(report)).containsExactly(2, 1, 4);
  }

  @Test
  void agrees_with_comparing_every_pair() {
    SweepReport report = DemoSweep.of(200, 5);
    int rate = report.metricIndex("valid_rate").orElseThrow();
    int distortion = report.metricIndex("valid_distortion").orElseThrow();
    List<double[]> points =
        Ranking.of(report).trials().stream()
            .filter(scored -> scored.trial().feasibility().isFeasible())
            .map(
                scored ->
                    new double[] {
                      scored.trial().metrics().get(rate).orElseThrow(),
                      scored.trial().metrics().get(distortion).orElseThrow()
                    })
            .toList();
    long expected =
        points.stream().filter(p -> points.stream().noneMatch(q -> dominates(q, p))).count();
    assertThat(front(report)).hasSize((int) expected).hasSizeGreaterThan(3);
  }

  private static boolean dominates(double[] one, double[] other) {
    return one[0] <= other[0] && one[1] <= other[1] && (one[0] < other[0] || one[1] < other[1]);
  }

  private static List<Integer> front(SweepReport report) {
    return ParetoFront.of(report, Ranking.of(report)).points().stream()
        .map(point -> report.trials().get(point.row()).number())
        .toList();
  }
}
