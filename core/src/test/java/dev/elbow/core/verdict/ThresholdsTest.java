package dev.elbow.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
  private static final double[] DEFAULTS = {0.01, 3, 0.1, 0.02, 0.5, 0.75, 0.9, 0.05, 0.5, 0.5, 2};

  private static Thresholds of(double... t) {
    return new Thresholds(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], t[9], t[10]);
  }

  @Test
  void defaults_are_these() {
    assertThat(Thresholds.DEFAULT).isEqualTo(of(DEFAULTS));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.1, 'skippedUpdates must be in [0.0, 1.0], not 1.1'",
    "1, -1, 'standardErrors must be at least 0.0, not -1.0'",
    "2, NaN, 'minRateNats must be at least 0.0, not NaN'",
    "3, Infinity, 'gapShareOfGain must be at least 0.0, not Infinity'",
    "4, 3, 'minDensityRatio must be in [0.0, 1.0], not 3.0'",
    "5, 0.4, 'maxClassifierAccuracy must be in [0.5, 1.0], not 0.4'",
    "6, 0.4, 'maxPcaRadiusAuc must be in [0.5, 1.0], not 0.4'",
    "7, -0.1, 'maxHiddenRate must be in [0.0, 1.0], not -0.1'",
    "8, 2, 'minActiveFraction must be in [0.0, 1.0], not 2.0'",
    "9, 2, 'maxCollapseFraction must be in [0.0, 1.0], not 2.0'",
    "10, -2, 'benignStandardErrors must be at least 0.0, not -2.0'"
  })
  void a_threshold_outside_its_range_is_refused(int index, double value, String message) {
    double[] thresholds = DEFAULTS.clone();
    thresholds[index] = value;
    assertThatIllegalArgumentException().isThrownBy(() -> of(thresholds)).withMessage(message);
  }

  @Test
  void verdicts_are_judged_in_this_order() {
    assertThat(Verdict.values())
        .extracting(Verdict::id)
        .containsExactly(
            "diverged", "full_collapse", "overfit", "prior_hole", "partial_collapse", "healthy");
    assertThat(Verdict.byId("prior_hole")).contains(Verdict.PRIOR_HOLE);
    assertThat(Verdict.byId("Prior hole")).isEmpty();
  }
}
