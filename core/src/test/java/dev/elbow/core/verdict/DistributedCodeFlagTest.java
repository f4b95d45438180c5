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
  void rate_outside_the_active_units_is_a_code_only_where_there_is_enough_of_it() {
    assertThat(diagnosis(50, 1)).extracting(Diagnosis::verdict).isEqualTo(Verdict.HEALTHY);
    assertThat(flags(50, 1)).contains("Distributed code");
    assertThat(flags(0.003, 1)).doesNotContain("Distributed code"); // collapsed: all is hidden
  }

  @Test
  void traces_in_very_many_dimensions_do_not_hide_a_partial_collapse() {
    Diagnosis diagnosis = diagnosis(1.39, 0.06); // 0.08 nats in 53 of 64 dimensions
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.PARTIAL_COLLAPSE);
    assertThat(flags(1.39, 0.06)).doesNotContain("Distributed code");
    assertThat(diagnosis(1.39, 0.08).verdict()).isEqualTo(Verdict.HEALTHY); // 0.11 nats
  }

  private static List<String> flags(double rate, double hidden) {
    return diagnosis(rate, hidden).flags().stream().map(Remark::title).toList();
  }

  /** Of a model of which 17 % of the units are active. */
  private static Diagnosis diagnosis(double rate, double hidden) {
    Measurements.Builder values = new Measurements.Builder();
    values.put(Metric.VALID_ELBO, -90);
    values.put(Metric.VALID_RATE, rate);
    values.put(Metric.HIDDEN_RATE, hidden);
    values.put(Metric.ACTIVE_FRACTION, 0.17);
    FinalMetrics metrics =
        new FinalMetrics(values.build(), Map.of(), Optional.empty(), Optional.empty(), List.of());
    return VerdictRules.diagnose(metrics, Thresholds.DEFAULT);
  }
}
