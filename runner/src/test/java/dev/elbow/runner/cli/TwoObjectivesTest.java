package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands and exports say of a run with two objectives: trials 1 and 2 are its front. */
class TwoObjectivesTest {
  private static final String METRIC =
      "metric: [valid_iwae64, {name: active_units, goal: minimize}]\n";

  @TempDir Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
    Files.writeString(run.sweepFile(), METRIC + ExampleRun.SWEEP);
  }

  @Test
  void best_prints_the_front_and_the_compromise() {
    String best = elbow("best", "example").out();

    assertThat(best)
        .containsSubsequence(
            "The front of maximize valid_iwae64, minimize active_units: 2 trials",
            "0002",
            "0001",
            "Trial 0001 is the compromise",
            "0001 of " + run.id(),
            "on the front");
    assertThat(elbow("best", "example", "--params").out())
        .isEqualToIgnoringNewLines("latent_size: 4beta: 0.1");
  }

  @Test
  void best_as_json_has_the_front_too() throws IOException {
    JsonNode best = json("best", "example", "--json");

    assertThat(best.at("/trial").asInt()).isEqualTo(1);
    assertThat(best.at("/on_front").asBoolean()).isTrue();
    assertThat(best.at("/front")).hasSize(2);
    assertThat(best.at("/front/0/trial").asInt()).isEqualTo(2);
  }

  @Test
  void status_and_show_name_both_objectives_and_the_front() throws IOException {
    assertThat(elbow("status", "example").out())
        .containsPattern("best +trial 0001  valid_iwae64 -20.50 ± 0.20  active_units 3")
        .containsPattern("front +trials 0002, 0001");
    assertThat(elbow("show", "example", "3").out()).containsPattern("front +not on the front");
    JsonNode shown = json("show", "example", "--json");
    assertThat(shown.at("/objectives/1/metric").asText()).isEqualTo("active_units");
    assertThat(shown.at("/objectives/1/goal").asText()).isEqualTo("minimize");
    assertThat(shown.at("/front").toString()).isEqualTo("[2,1]");
    assertThat(shown.at("/all/2/on_front").asBoolean(true)).isFalse();
  }

  @Test
  void the_export_has_a_column_for_the_front() throws IOException {
    assertThat(elbow("export", "example").code()).isZero();

    List<String> rows = Files.readAllLines(run.root().resolve("export/trials.csv"));
    int column = Arrays.asList(rows.get(0).split(",")).indexOf("on_front");
    assertThat(column).isPositive();
    assertThat(rows.get(0)).contains("on_front");
    assertThat(rows.get(1)).contains("true");
  }

  @Test
  void a_run_with_one_objective_has_no_front() throws IOException {
    Files.writeString(run.sweepFile(), ExampleRun.SWEEP);

    assertThat(elbow("best", "example").out()).doesNotContain("front");
    assertThat(json("best", "example", "--json").has("on_front")).isFalse();
    elbow("export", "example");
    assertThat(Files.readString(run.root().resolve("export/trials.csv")))
        .doesNotContain("on_front");
  }

  private JsonNode json(String... arguments) throws IOException {
    return new JsonMapper().readTree(elbow(arguments).out());
  }

  private Call elbow(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--out";
    all[arguments.length + 1] = runs.toString();
    return Call.elbow(all);
  }
}
