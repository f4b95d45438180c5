package dev.elbow.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A short form of {@link IllnessStudy} on the bundled digits: the same illnesses, really trained,
 * with one seed.
 */
@Timeout(300) // a sweep that does not end must not hang the build
class IllnessesTest {
  /**
   * Along no direction do the digits vary by more than 0.7, so σ² = 0.04 makes β = 30 just too dear
   * for any latent, as σ² = 1 does on Fashion-MNIST.
   */
  private static final List<String> ON_DIGITS =
      List.of(
          "data={dataset: digits, validation: 0.2, test: 0.2}",
          "model.likelihood.sigma=0.2",
          "model.hidden=[64]",
          "training.batch_size=50",
          "parameters.illness.presets.overfit_twin={training.epochs: 50}");

  @TempDir private static Path runs = Path.of("");
  private static Map<Patient, TrialRecord> trials = Map.of();

  @BeforeAll
  static void train() throws IOException {
    trials = IllnessSweep.run(runs, ON_DIGITS, new SweepListener() {});
  }

  @ParameterizedTest
  @EnumSource(Patient.class)
  void what_was_planted_is_what_is_found(Patient patient) {
    TrialRecord trial = trials.get(patient);

    assertThat(trial.verdict()).as("%s", trial.diagnosis()).contains(patient.expected());
  }
}
