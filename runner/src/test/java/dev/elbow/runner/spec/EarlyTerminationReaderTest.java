package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.EarlyTermination.Asha;
import dev.elbow.runner.spec.EarlyTermination.Hyperband;
import dev.elbow.runner.spec.EarlyTermination.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyTerminationReaderTest {
  private static final String SWEEP = "name: x\nparameters: {}\ndata: {dataset: digits}\n";
  private static final String NEVER_JUDGED =
      "early_terminate: every epoch after which it would judge a training lies within the KL"
          + " warm-up, where nothing is judged, so no training will end early";

  @TempDir Path directory;

  @Test
  void no_training_ends_early_unless_asked_for() throws IOException {
    assertThat(read(SWEEP).spec().search().earlyTermination()).isEmpty();
  }

  @Test
  void a_word_is_the_type_and_the_rest_has_defaults() throws IOException {
    assertThat(rule("asha")).isEqualTo(new Asha(1, 3));
    assertThat(rule("hyperband")).isEqualTo(new Hyperband(1, 3));
    assertThat(rule("median")).isEqualTo(new Median(1, 5));
  }

  @Test
  void every_key_is_read() throws IOException {
    assertThat(rule("{type: asha, min_epochs: 2, eta: 4}")).isEqualTo(new Asha(2, 4));
    assertThat(rule("{type: hyperband, min_epochs: 2, eta: 4}")).isEqualTo(new Hyperband(2, 4));
    assertThat(rule("{type: median, min_epochs: 2, min_trials: 7}")).isEqualTo(new Median(2, 7));
  }

  @ParameterizedTest
  @CsvSource({"asha, 1, 9, 3", "asha, 2, 19, 18", "asha, 9, 9, 0", "median, 3, 9, 8"})
  void the_last_epoch_that_is_judged_is_before_the_last(
      String type, int minEpochs, int epochs, int expected) throws IOException {
    assertThat(
            rule("{type: %s, min_epochs: %d}".formatted(type, minEpochs)).lastJudgedEpoch(epochs))
        .isEqualTo(expected);
  }

  @Test
  void a_rule_that_would_only_judge_within_the_warmup_is_warned_of() throws IOException {
    String warmup = "training: {epochs: 9, kl_schedule: {type: linear, warmup_epochs: %s}}\n";
    assertThat(warnings(warmup.formatted("3"), "asha")).containsExactly(NEVER_JUDGED);
    assertThat(warnings(warmup.formatted("2.5"), "asha")).isEmpty();
    assertThat(warnings(warmup.formatted("3"), "median")).isEmpty();
    assertThat(warnings(warmup.formatted("8"), "median")).containsExactly(NEVER_JUDGED);
  }

  @Test
  void no_warning_if_some_trial_can_be_judged() throws IOException {
    String searched =
        SWEEP.replace(
            "parameters: {}", "parameters: {training.kl_schedule.warmup_epochs: {values: [2, 4]}}");
    assertThat(
            read(searched
                    + "training: {epochs: 9, kl_schedule: {type: linear}}\nearly_terminate: asha\n")
                .warnings())
        .isEmpty();
  }

  private List<String> warnings(String training, String rule) throws IOException {
    return read(SWEEP + training + "early_terminate: " + rule + "\n").warnings().stream()
        .map(Problem::message)
        .toList();
  }

  private EarlyTermination rule(String written) throws IOException {
    return read(SWEEP + "early_terminate: " + written + "\n")
        .spec()
        .search()
        .earlyTermination()
        .orElseThrow();
  }

  private ReadResult.Valid read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), text);
    ReadResult result = new SpecReader().read(file);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }
}
