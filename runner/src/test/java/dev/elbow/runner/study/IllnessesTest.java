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
  private static final String PRESETS = "parameters.illness.presets.";

  /**
   * Smaller in everything. Along no direction do the digits vary by more than 0.7, so at σ = 0.3 no
   * latent is worth β = 30, as at σ = 1 none is on Fashion-MNIST. At β = 4 few are; it takes a
   * warm-up for any to survive the first epochs, and then some patience for the others to die.
   */
  private static final List<String> ON_DIGITS =
      List.of(
          "data={dataset: digits, validation: 0.2, test: 0.2}",
          "model.hidden=[32]",
          "model.likelihood.sigma=0.3",
          "training.epochs=20",
          "training.batch_size=32",
          "training.learning_rate=5e-3",
          PRESETS + "diverged_twin.learning_rate=5e-3",
          PRESETS + "overfit_twin={}",
          PRESETS + "prior_hole.latent_size=64",
          PRESETS
              + "partial_collapse={latent_size: 32, beta: 4, model.likelihood.sigma: 0.2, epochs: 60,"
              + " kl_schedule: {type: linear, warmup_epochs: 10}}");

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
