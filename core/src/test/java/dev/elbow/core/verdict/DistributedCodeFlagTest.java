package dev.elbow.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis.Remark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributedCodeFlagTest {

  @Test
  void rate_outside_the_active_units_is_flagged_only_where_there_is_rate() {
    assertThat(flags(50)).contains("Distributed code");
    assertThat(flags(0.003)).doesNotContain("Distributed code"); // collapsed: all of it is hidden
  }

  private static List<String> flags(double rate) {
    Measurements values =
        new Measurements(
            Map.of(Metric.VALID_ELBO, -90.0, Metric.VALID_RATE, rate, Metric.HIDDEN_RATE, 1.0));
    FinalMetrics metrics =
        new FinalMetrics(values, Map.of(), Optional.empty(), Optional.empty(), List.of());
    return VerdictRules.diagnose(metrics, Thresholds.DEFAULT).flags().stream()
        .map(Remark::title)
        .toList();
  }
}
