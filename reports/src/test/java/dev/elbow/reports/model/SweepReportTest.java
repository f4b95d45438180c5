package dev.elbow.reports.model;

import static dev.elbow.reports.TrialRows.ended;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.reports.DemoSweep;
import dev.elbow.reports.TrialRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepReportTest {

  @Test
  void refuses_a_row_that_is_not_aligned_with_the_columns() {
    assertThatThrownBy(() -> TrialRows.report(ended(4, -100, 0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trial 4 has 2 metric values for 4 columns");
  }

  @Test
  void refuses_an_objective_without_a_column() {
    SweepReport report = DemoSweep.of(1, 1);
    Objective unknown = new Objective("no_such", Objective.Goal.MINIMIZE);
    assertThatThrownBy(
            () ->
                new SweepReport(
                    report.header(),
                    unknown,
                    List.of(),
                    report.parameters(),
                    report.metrics(),
                    List.of(),
                    List.of()))
        .hasMessage("no metric column has the objective's id no_such");
  }

  @Test
  void refuses_bytes_that_are_no_png() {
    byte[] bytes = "GIF89a, and a lot more of it after that".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Png.of(bytes)).hasMessage("not a PNG file: its signature is missing");
  }
}
