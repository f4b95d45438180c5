package dev.elbow.runner.search.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputWarpTest {
  private static final double[] VALUES = {-40, -3, -0.1, 0, 0.2, 5, 300};

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.3, 1, 1.5, 2})
  void goes_there_and_back(double power) {
    OutputWarp warp = new OutputWarp(2, 3, power);
    for (double value : VALUES) {
      assertThat(warp.invert(warp.apply(value)))
          .isCloseTo(value, offset(1e-6 * (1 + Math.abs(value))));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 0.3, 1, 1.5, 2})
  void slopes_are_those_of_differences(double power) {
    double step = 1e-5;
    OutputWarp warp = new OutputWarp(2, 3, power);
    for (double value : VALUES) {
      double inValue = (warp.apply(value + step) - warp.apply(value - step)) / (2 * step);
      double inPower =
          (warp.withPower(power + step).apply(value) - warp.withPower(power - step).apply(value))
              / (2 * step);
      assertThat(warp.slope(value)).isCloseTo(inValue, offset(1e-4 * (1 + inValue)));
      assertThat(warp.slopeInPower(value))
          .isCloseTo(inPower, offset(1e-3 * (1 + Math.abs(inPower))));
    }
  }

  @Test
  void a_power_of_one_only_standardises() {
    OutputWarp warp = new OutputWarp(2, 3, 1);
    assertThat(warp.apply(8)).isEqualTo(2, offset(1e-12));
    assertThat(warp.apply(-4)).isEqualTo(-2, offset(1e-12));
  }

  @Test
  void equal_values_have_a_scale_all_the_same() {
    assertThat(OutputWarp.standardising(new double[] {5, 5, 5}).apply(6)).isEqualTo(1);
  }
}
