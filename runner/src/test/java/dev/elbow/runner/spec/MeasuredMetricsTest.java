package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.diagnostics.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuredMetricsTest {
  private static final MeasuredMetrics LIGHT = new MeasuredMetrics(Level.LIGHT, true);
  private static final MeasuredMetrics FULL = new MeasuredMetrics(Level.FULL, true);

  @ParameterizedTest
  @ValueSource(strings = {"density_ratio", "sample_coverage", "mmd_p_value", "valid_nll"})
  void what_takes_long_is_not_measured_with_light_diagnostics(String id) {
    assertThat(LIGHT.whyNot(id))
        .contains(id + " is not measured with light diagnostics; set diagnostics to full");
    assertThat(FULL.whyNot(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"valid_iwae64", "valid_elbo", "active_units", "test_elbo"})
  void the_bounds_and_the_latents_are_measured_with_light_diagnostics(String id) {
    assertThat(LIGHT.whyNot(id)).isEmpty();
  }

  @Test
  void everything_of_the_test_split_needs_one() {
    assertThat(new MeasuredMetrics(Level.FULL, false).whyNot("test_nll"))
        .contains("test_nll needs a test split, but data.test is 0");
  }
}
