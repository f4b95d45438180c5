package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.TrialRows;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.MetricColumn.Better;
import dev.elbow.reports.model.MetricColumn.Group;
import dev.elbow.reports.model.MetricColumn.Unit;
import dev.elbow.reports.model.Objective;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private static final double LIMIT = Math.log(5000);

  @Test
  void information_within_a_nat_of_its_limit_is_a_lower_bound() {
    assertThat(value("mutual_information", LIMIT - 0.5, LIMIT)).isEqualTo("≥ 8.02");
    assertThat(value("mutual_information", LIMIT, LIMIT)).isEqualTo("≥ 8.52");
  }

  @Test
  void the_marginal_kl_and_the_total_correlation_are_then_upper_bounds() {
    assertThat(value("marginal_kl", LIMIT - 0.5, LIMIT)).isEqualTo("≤ 37.50");
    assertThat(value("total_correlation", LIMIT - 0.5, LIMIT)).isEqualTo("≤ 12.25");
    assertThat(value("dimension_wise_kl", LIMIT - 0.5, LIMIT)).isEqualTo("25.25");
  }

  @Test
  void information_far_from_its_limit_or_without_one_is_a_number() {
    assertThat(value("mutual_information", LIMIT - 1.5, LIMIT)).isEqualTo("7.02");
    assertThat(value("mutual_information", LIMIT, Double.NaN)).isEqualTo("8.52");
    assertThat(value("marginal_kl", LIMIT - 1.5, LIMIT)).isEqualTo("37.50");
    assertThat(value("total_correlation", LIMIT - 1.5, LIMIT)).isEqualTo("12.25");
  }

  private static String value(String shown, double information, double limit) {
    TrialRow trial = TrialRows.ended(1, -100, information, limit, 37.5, 12.25, 25.25);
    SweepReport report =
        new SweepReport(
            DemoSweep.header("small", Duration.ofMinutes(1)),
            new Objective("valid_elbo", Objective.Goal.MAXIMIZE),
            List.of(),
            List.of(),
            Stream.of(
                    "valid_elbo",
                    "mutual_information",
                    "mutual_information_limit",
                    "marginal_kl",
                    "total_correlation",
                    "dimension_wise_kl")
                .map(BoundedTest::column)
                .toList(),
            List.of(trial),
            List.of());
    return Fact.metric(report, trial, report.metricIndex(shown).orElseThrow()).value();
  }

  private static MetricColumn column(String id) {
    return new MetricColumn(id, id, Unit.NATS, Better.NEITHER, Group.LATENTS, true);
  }
}
