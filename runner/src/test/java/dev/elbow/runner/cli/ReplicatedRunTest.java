package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ReplicatedRun;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of a run whose best trials were trained again. */
class ReplicatedRunTest {
  @TempDir Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    run = ReplicatedRun.create(runs);
  }

  @Test
  void the_best_is_the_original_of_the_best_mean_in_every_command() throws IOException {
    assertThat(elbow("best", "replicated").out()).contains("0003 of " + run.id());
    assertThat(elbow("ls").out())
        .contains(
            "trial 0003  valid_iwae64 -18.50 ± 0.20  healthy  mean of 2 replicates -18.75 ± 0.25");
    assertThat(elbow("status", "replicated").out())
        .contains(": target reached")
        .contains("replicates 4 finished, of 2 trials; their means decide")
        .contains("trial 0003");
    assertThat(json("best", "replicated").at("/trial").asInt()).isEqualTo(3);
    assertThat(json("status", "replicated").at("/best/trial").asInt()).isEqualTo(3);
    assertThat(json("status", "replicated").at("/state").asText()).isEqualTo("target reached");
  }

  @Test
  void every_trial_says_why_it_was_tried() {
    assertThat(shown(1)).containsPattern("(?m)^why +enqueued$");
    assertThat(shown(2)).containsPattern("(?m)^why +explores: predicted -19.0 ± 1.0, best so far");
    assertThat(shown(3)).as("there is nothing to say").doesNotContainPattern("(?m)^why");
    assertThat(shown(4)).containsPattern("(?m)^why +start design$");
    assertThat(shown(5)).containsPattern("(?m)^why +replicate of 0002$");
  }

  @Test
  void a_trial_that_was_repeated_says_what_came_out() {
    assertThat(shown(2))
        .containsPattern("(?m)^replicates +mean of 2 replicates -19.50 ± 0.50: trials 0005, 0007$");
    assertThat(shown(1)).doesNotContain("replicates");
  }

  private String shown(int trial) {
    return elbow("show", "replicated", Integer.toString(trial)).out();
  }

  @Test
  void a_table_of_all_trials_has_the_means_and_what_each_replicate_repeats() {
    assertThat(elbow("show", "replicated").out())
        .containsPattern("(?m)^trial +repeats +state +verdict +mean of 2 ± s.e. +iwae64")
        .containsPattern("(?m)^0001 +completed +healthy +-20.00 ± 0.20")
        .containsPattern("(?m)^0003 +completed +healthy +-18.75 ± 0.25 +-18.50 ± 0.20")
        .containsPattern("(?m)^0008 +0003 +completed +healthy +-19.00 ± 0.20");
  }

  @Test
  void the_exports_say_where_trials_came_from_and_what_repeating_them_gave() throws IOException {
    assertThat(elbow("export", "replicated").code()).isZero();

    List<String> rows = Files.readAllLines(run.exportCsv());
    assertThat(rows.get(0))
        .endsWith(
            ",origin,explanation,replicate_of,replicates,replicate_mean,replicate_se"
                + ",trained_by,trained_in,trained_by_facts,trained_by_reason");
    assertThat(rows.get(1)).endsWith(",enqueued,,,,,,,,,");
    assertThat(rows.get(2))
        .endsWith(",explore,\"" + ReplicatedRun.EXPLANATION + "\",,2,-19.5,0.5,,,,");
    assertThat(rows.get(5)).endsWith(",replicate,,2,,,,,,,");
    JsonNode trials = new JsonMapper().readTree(run.exportJson().toFile());
    assertThat(trials.at("/1/origin").asText()).isEqualTo("explore");
    assertThat(trials.at("/1/explanation").asText()).isEqualTo(ReplicatedRun.EXPLANATION);
    assertThat(trials.at("/1/replicate_of").isNull()).isTrue();
    assertThat(trials.at("/1/replicates/runs").asInt()).isEqualTo(2);
    assertThat(trials.at("/1/replicates/mean").asDouble()).isEqualTo(-19.5);
    assertThat(trials.at("/1/replicates/standard_error").asDouble()).isEqualTo(0.5);
    assertThat(trials.at("/4/replicate_of").asInt()).isEqualTo(2);
    assertThat(trials.at("/0").has("replicates")).isFalse();
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--json";
    return new JsonMapper().readTree(elbow(all).out());
  }

  private Call elbow(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = runs.toString();
    return Call.elbow(all);
  }
}
