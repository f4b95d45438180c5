package dev.elbow.runner.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogImprovementTest {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  @ParameterizedTest
  @ValueSource(doubles = {-5, -2, -1.0001, -0.9999, 0, 1, 4})
  void is_the_logarithm_of_the_improvement(double z) {
    double improvement = NORMAL.density(z) + z * NORMAL.cumulativeProbability(z);
    assertThat(LogImprovement.logH(z)).isCloseTo(Math.log(improvement), offset(1e-8));
    assertThat(LogImprovement.logCumulative(z))
        .isCloseTo(Math.log(NORMAL.cumulativeProbability(z)), offset(1e-8));
  }

  /** From mpmath with 60 digits: log(npdf(z) + z * ncdf(z)). */
  @Test
  void does_not_vanish_far_from_anything_good() {
    assertThat(LogImprovement.logH(-40)).isCloseTo(-808.2985682447, offset(1e-6));
    assertThat(LogImprovement.logH(-1000)).isCloseTo(-500014.7344520911, offset(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1000, -201, -199, -30, -3, -1.01, -0.99, 0.5, 3})
  void slopes_are_those_of_differences(double z) {
    double step = 1e-4 * (1 + Math.abs(z));
    double slope = (LogImprovement.logH(z + step) - LogImprovement.logH(z - step)) / (2 * step);
    double inProbability =
        (LogImprovement.logCumulative(z + step) - LogImprovement.logCumulative(z - step))
            / (2 * step);
    assertThat(LogImprovement.slope(z)).isCloseTo(slope, offset(1e-5 * (1 + slope)));
    assertThat(LogImprovement.slopeOfLogCumulative(z))
        .isCloseTo(inProbability, offset(1e-5 * (1 + inProbability)));
  }
}
