package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.trial.TrialId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that read a run. */
class RunCommandsTest {
  @TempDir Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
  }

  @Test
  void ls_names_each_run_with_its_state_and_best() {
    Call ls = elbow("ls");

    assertThat(ls.code()).isZero();
    assertThat(ls.out())
        .contains(run.id(), "stopped", "3/4", "trial 0002  valid_iwae64 -18.25 ± 0.20  healthy");
  }

  @Test
  void ls_lists_a_broken_run_beside_the_others() throws IOException {
    Path broken = Files.createDirectories(runs.resolve("broken/20260101-000000"));
    Files.writeString(broken.resolve("sweep.db"), "no database");
    Files.writeString(broken.resolve("sweep.yaml"), ExampleRun.SWEEP);

    Call ls = elbow("ls");

    assertThat(ls.code()).isZero();
    assertThat(ls.out()).contains("unreadable").contains(run.id());
  }

  @Test
  void status_counts_trials_and_says_how_to_resume() {
    assertThat(elbow("status", "example").out())
        .contains("stopped", "3/4 (1 pending, 2 completed, 1 failed)")
        .contains("trial 0002", "elbow resume " + run.root());
  }

  @Test
  void best_prints_the_feasible_trial_with_the_best_objective() {
    assertThat(elbow("best", "example/latest").out())
        .contains("0002 of " + run.id())
        .containsPattern("valid_iwae64 +-18.25 ± 0.20")
        .containsPattern("training.dropout +0.125");
    assertThat(elbow("best", "example", "--params").out())
        .isEqualToIgnoringNewLines("latent_size: 12beta: 1.25training.dropout: 0.125");
  }

  @Test
  void show_lists_all_trials_or_one_with_its_reason() {
    assertThat(elbow("show", run.root().toString()).out()).contains("0001", "0004", "pending");
    assertThat(elbow("show", "example", "3").out()).contains("failed", "loss is NaN");
  }

  @Test
  void show_says_which_parameters_matter_or_why_that_cannot_be_told() throws IOException {
    assertThat(elbow("show", "example").out())
        .contains("what matters for valid_iwae64: Too few trials to tell: 2 with a value");
    JsonNode importance =
        new JsonMapper().readTree(elbow("show", "example", "--json").out()).get("importance");
    assertThat(importance.get(0).get("objective").asText()).isEqualTo("valid_iwae64");
    assertThat(importance.get(0).get("reason").asText()).startsWith("Too few trials");
    assertThat(importance.get(0).get("parameters")).isEmpty();
  }

  @Test
  void show_says_what_ails_a_trial_why_and_what_to_try() {
    String shown = elbow("show", "example", "1").out();

    assertThat(shown)
        .containsSubsequence(
            "verdict: partial collapse\n  3 of 12 units active; the hidden rate is 0.1 %.\n",
            "also noticed\n  Encoder: most of what the bound loses is the encoder's.\n",
            "what to try next\n  Fewer latents, about 3: the others carry next to nothing.\n",
            "not measured\n  Two-sample test: there are 7 examples.\n");
    assertThat(elbow("show", "example", "3").out())
        .contains("verdict: diverged", "epoch 2, step 3: loss is NaN", "learning_rate");
  }

  @Test
  void show_groups_metrics_with_their_errors_and_marks_what_is_only_a_bound() {
    String shown = elbow("show", "example", "1").out();

    assertThat(shown)
        .containsSubsequence("bounds (nats)", "valid_elbo", "-21.50 ± 0.21", "latents (")
        .containsPattern("mutual_information +≥ 5.25")
        .containsPattern("marginal_kl +≤ 0.75")
        .containsPattern("total_correlation +≤ 0.50")
        .containsPattern("dimension_wise_kl +0.25")
        .doesNotContain("valid_elbo_se");
    assertThat(elbow("show", "example", "2").out()).doesNotContain("≥");
  }

  @Test
  void every_trial_in_a_table_has_its_verdict() {
    assertThat(elbow("show", "example").out())
        .containsPattern("(?m)^trial +state +verdict +iwae64")
        .containsPattern("(?m)^0001 +completed +partial collapse +-20.50 ± 0.20")
        .containsPattern("(?m)^0003 +failed +diverged +-")
        .containsPattern("(?m)^0004 +pending +- ");
    assertThat(elbow("status", "example").out()).contains("-18.25 ± 0.20  healthy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"best example", "show example 2", "status example", "show example"})
  void json_has_the_diagnosis_wherever_it_has_a_trial(String command) throws IOException {
    JsonNode document =
        new JsonMapper().readTree(elbow((command + " --json").split(" ", -1)).out());
    JsonNode trial = document.has("verdict") ? document : document.path("best");

    assertThat(trial.path("verdict").asText()).isEqualTo("healthy");
    assertThat(trial.path("verdict_reason").asText()).isEqualTo("5 of 5 units active");
    for (String remarks : new String[] {"flags", "hints", "gaps"}) {
      assertThat(trial.path(remarks).isArray()).as(remarks).isTrue();
    }
  }

  @Test
  void show_of_a_missing_trial_says_how_many_there_are() {
    Call show = elbow("show", "example", "9");

    assertThat(show.code()).isEqualTo(2);
    assertThat(show.err()).contains("has no trial 9: it has 4 so far");
  }

  @Test
  void show_model_without_a_saved_model_is_an_error_in_words() {
    Call show = elbow("show", "example", "1", "--model");

    assertThat(show.code()).isEqualTo(2);
    assertThat(show.err()).startsWith("elbow: trial 0001 has no saved model");
  }

  @Test
  void logs_prints_what_the_worker_printed() throws IOException {
    Files.createDirectories(run.trial(new TrialId(1)));
    Files.writeString(run.log(new TrialId(1)), "epoch 1 β\n");

    assertThat(elbow("logs", "example", "1").out()).isEqualTo("epoch 1 β\n");
    assertThat(elbow("logs", "example", "0001", "-f").out()).isEqualTo("epoch 1 β\n");
    assertThat(elbow("logs", "example", "2").err()).contains("no log yet");
  }

  @Test
  void report_writes_the_page_and_prints_its_path() {
    Call report = elbow("report", "example");

    assertThat(report.out().strip()).isEqualTo(run.reportPage().toString());
    assertThat(run.reportPage()).content().contains("example");
  }

  @Test
  void export_writes_both_formats() {
    assertThat(elbow("export", "example").code()).isZero();
    assertThat(run.exportCsv()).content().contains("latent_size");
    assertThat(run.exportJson()).content().contains("latent_size");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls",
        "status example",
        "show example",
        "show example 1",
        "best example",
        "best example --params",
        "report example",
        "export example"
      })
  void json_is_exactly_one_document(String command) throws IOException {
    Call call = elbow((command + " --json").split(" ", -1));

    assertThat(call.code()).isZero();
    assertThat(call.err()).isEmpty();
    JsonNode document =
        new JsonMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(call.out());
    assertThat(document.isObject()).isTrue();
  }

  @Test
  void status_json_holds_the_best_trial_and_the_counts() throws IOException {
    JsonNode status = new JsonMapper().readTree(elbow("status", "example", "--json").out());

    assertThat(status.at("/best/trial").asInt()).isEqualTo(2);
    assertThat(status.at("/best/feasible").asBoolean()).isTrue();
    assertThat(status.at("/trials/failed").asInt()).isEqualTo(1);
    assertThat(status.at("/trials/planned").asInt()).isEqualTo(4);
  }

  @Test
  void a_mistyped_run_is_met_with_a_suggestion() {
    Call status = elbow("status", "exmaple");

    assertThat(status.code()).isEqualTo(2);
    assertThat(status.err()).contains("did you mean example?").hasLineCount(1);
  }

  private Call elbow(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = runs.toString();
    return Call.elbow(all);
  }
}
