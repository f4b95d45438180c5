package dev.elbow.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"PT30M,30m", "PT8H,8h", "PT45S,45s", "PT1H30M,1h 30m", "PT1.5S,1.5s", "PT10S,10s"})
  void durations_read_as_in_the_sweep_file(Duration duration, String text) {
    assertThat(Durations.text(duration)).isEqualTo(text);
  }
}
