package dev.elbow.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.reports.model.MetricColumn.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "64, 64",
    "-3, −3",
    "0.1, 0.1",
    "0.123456, 0.1235",
    "-101.3456, −101.3",
    "0.0001, 0.0001",
    "0.00001234567, 1.235e−5",
    "999999, 999999",
    "12345678, 1.235e7",
    "NaN, –"
  })
  void parameters_have_four_significant_digits(double value, String text) {
    assertThat(Numbers.significant(value)).isEqualTo(text);
  }

  @Test
  void metrics_have_the_digits_of_their_unit() {
    assertThat(Numbers.metric(-101.346, Unit.NATS)).isEqualTo("−101.35");
    assertThat(Numbers.metric(8, Unit.COUNT)).isEqualTo("8");
    assertThat(Numbers.metric(0.25, Unit.FRACTION)).isEqualTo("0.25");
    assertThat(Numbers.metric(12.34, Unit.SECONDS)).isEqualTo("12.3");
    assertThat(Numbers.metric(Double.NaN, Unit.NATS)).isEqualTo("–");
  }

  @Test
  void a_zero_has_no_sign() {
    assertThat(Numbers.fixed(-0.001, 2)).isEqualTo("0.00");
  }

  @Test
  void durations_are_in_their_two_largest_units() {
    assertThat(Numbers.duration(Duration.ofMillis(12_340))).isEqualTo("12.3 s");
    assertThat(Numbers.duration(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Numbers.duration(Duration.ofMinutes(65))).isEqualTo("1 h 05 min");
  }
}
