package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.publish.TrialTable;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a run says of its best trial. */
class DiagnosisTextTest {
  private static final int WIDTH = 60;

  @TempDir Path runs;
  private RunDirectory run;
  private List<TrialRecord> trials;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      trials = store.snapshot().trials();
    }
  }

  @Test
  void a_healthy_best_trial_needs_no_words() {
    assertThat(DiagnosisText.warning(trials.get(1), table(ExampleRun.SWEEP), WIDTH)).isEmpty();
  }

  @Test
  void an_ill_one_is_named_with_the_reason_and_the_first_hint_within_the_width() {
    List<String> lines = DiagnosisText.warning(trials.get(0), table(ExampleRun.SWEEP), WIDTH);

    assertThat(String.join(" ", lines))
        .isEqualTo(
            "The best trial, 0001, is not healthy: partial collapse. 3 of 12 units active; the"
                + " hidden rate is 0.1 %. Try first: Fewer latents, about 3: the others carry next"
                + " to nothing.");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  @Test
  void a_collapse_that_does_no_harm_is_called_benign() {
    String lenient = ExampleRun.SWEEP + "diagnostics: {benign_standard_errors: 12}\n";

    assertThat(DiagnosisText.warning(trials.get(0), table(lenient), WIDTH).get(0))
        .contains("benign partial");
  }

  private TrialTable table(String sweep) {
    try {
      Files.writeString(run.sweepFile(), sweep);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(run.sweepFile())).spec();
    return TrialTable.of(spec, trials, ExampleRun.START);
  }
}
