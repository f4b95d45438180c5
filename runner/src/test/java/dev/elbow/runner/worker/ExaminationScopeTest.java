package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.worker.ExaminationScope.Depth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationScopeTest {
  private static final String SWEEP = "name: x\nparameters: {}\ndata: {dataset: digits}\n";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metric: valid_iwae64 | LIGHT | false",
        "metric: valid_nll | FULL | false",
        "metric: test_elbo | LIGHT | true",
        "'metric: {name: mutual_information, goal: maximize}' | FULL | false",
        "metric: sample_density | LIGHT_WITH_SAMPLES | false",
        "constraints: [active_units >= 8] | LIGHT | false",
        "constraints: [density_ratio >= 0.5] | LIGHT_WITH_SAMPLES | false",
        "constraints: [verdict == healthy] | LIGHT_WITH_SAMPLES | false",
        "constraints: [verdict != overfit] | LIGHT | false",
        "constraints: [test_nll <= 90] | FULL | true"
      })
  void a_stopped_trial_is_measured_as_far_as_it_is_ranked_by(
      String ranked, Depth depth, boolean testSplit) throws IOException {
    assertThat(ExaminationScope.stopped(read(SWEEP + ranked + "\n")))
        .isEqualTo(new ExaminationScope(depth, testSplit));
  }

  @Test
  void constraints_that_hold_by_default_are_ranked_by_too() throws IOException {
    assertThat(ExaminationScope.stopped(read(SWEEP)).depth()).isEqualTo(Depth.LIGHT_WITH_SAMPLES);
    assertThat(ExaminationScope.stopped(read(SWEEP + "diagnostics: light\n")).depth())
        .isEqualTo(Depth.LIGHT);
  }

  @Test
  void a_trial_that_ran_to_its_end_is_measured_as_the_sweep_says() throws IOException {
    assertThat(ExaminationScope.complete(read(SWEEP)))
        .isEqualTo(new ExaminationScope(Depth.FULL, true));
    assertThat(ExaminationScope.complete(read(SWEEP + "diagnostics: light\n")))
        .isEqualTo(new ExaminationScope(Depth.LIGHT, true));
  }

  private SweepSpec read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), text);
    ReadResult result = new SpecReader().read(file);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) result).spec();
  }
}
