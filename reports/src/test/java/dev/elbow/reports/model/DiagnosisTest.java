package dev.elbow.reports.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  @Test
  void refuses_lists_that_disagree_about_the_number_of_dimensions() {
    assertThatThrownBy(
            () ->
                new Diagnosis(
                    Verdict.HEALTHY,
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(0.5, 0.5),
                    List.of(1.0),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lists per dimension have different sizes: [2, 1]");
  }

  @Test
  void refuses_a_histogram_whose_bins_are_not_aligned() {
    assertThatThrownBy(() -> new RadiusHistogram(0, 1, List.of(1, 2), List.of(1.0)))
        .hasMessage("2 counts for 1 expected ones");
    assertThatThrownBy(() -> new RadiusHistogram(0, 0, List.of(), List.of()))
        .hasMessage("no bins start at 0.0 with width 0.0");
  }
}
