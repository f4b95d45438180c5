package dev.elbow.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialExportTest {
  @TempDir Path runs;
  private RunDirectory run;
  private RunContents contents;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(run.sweepFile())).spec();
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      contents = RunContents.read(run, spec, store);
    }
  }

  @Test
  void csv_has_a_row_per_trial_and_a_column_per_parameter_and_metric() throws IOException {
    List<CSVRecord> rows = csv();

    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).toMap().keySet())
        .startsWith("trial", "state", "reason", "seconds", "attempt", "latent_size", "beta")
        .contains("training.dropout")
        .containsAll(Arrays.stream(Metric.values()).map(Metric::id).toList());
    assertThat(rows.get(1).get("state")).isEqualTo("completed");
    assertThat(rows.get(1).get("seconds")).isEqualTo("5.5");
    assertThat(rows.get(1).get("beta")).isEqualTo("1.25");
    assertThat(rows.get(1).get("training.dropout")).isEqualTo("0.125");
    assertThat(rows.get(1).get("valid_elbo")).isEqualTo("-19.25");
    assertThat(rows.get(1).get("active_units")).isEqualTo("6");
  }

  @Test
  void counts_are_written_without_a_point_unless_they_have_a_fraction() throws IOException {
    Path file = ExportFormat.JSON.write(run, TrialTable.of(contents, ExampleRun.START));
    JsonNode metrics = new JsonMapper().readTree(file.toFile()).at("/0/metrics");

    assertThat(csv().get(0).get("effective_samples")).isEqualTo("1.6");
    assertThat(csv().get(0).get("active_units")).isEqualTo("3");
    assertThat(metrics.get("effective_samples").asText()).isEqualTo("1.6");
    assertThat(metrics.get("active_units").asText()).isEqualTo("3");
  }

  @Test
  void csv_leaves_unknown_cells_empty_quotes_reasons_and_keeps_the_last_numbers_of_a_divergence()
      throws IOException {
    CSVRecord failed = csv().get(2);

    assertThat(failed.get("reason")).isEqualTo("epoch 2, step 3: loss is NaN, \"beta\" is 8");
    assertThat(failed.get("verdict")).isEqualTo("diverged");
    assertThat(failed.get("valid_elbo")).isEqualTo("-28.0");
    assertThat(failed.get("valid_iwae64")).isEmpty();
    assertThat(failed.get("training.dropout")).isEmpty();
    assertThat(failed.get("feasible")).isEmpty();
    assertThat(csv().get(3).get("seconds")).isEmpty();
  }

  @Test
  void csv_has_the_verdict_with_its_reason_and_whether_the_constraints_hold() throws IOException {
    assertThat(csv())
        .extracting(row -> row.get("verdict"))
        .containsExactly("partial_collapse", "healthy", "diverged", "");
    assertThat(csv().get(0).get("verdict_reason"))
        .isEqualTo("3 of 12 units active; the hidden rate is 0.1 %");
    assertThat(csv().get(0).get("feasible")).isEqualTo("true");
  }

  @Test
  void csv_has_metrics_of_epochs_alone_as_they_were_after_the_last() throws IOException {
    assertThat(csv().get(1).get("train_loss")).isEqualTo("30.0");
    assertThat(csv().get(1).get("epoch_seconds")).isEqualTo("1.5");
    assertThat(csv().get(3).get("train_loss")).isEmpty();
  }

  @Test
  void a_training_that_diverged_keeps_the_numbers_of_the_last_epoch_before() throws IOException {
    CSVRecord diverged = csv().get(2);

    assertThat(diverged.get("state")).isEqualTo("failed");
    assertThat(diverged.get("verdict")).isEqualTo("diverged");
    assertThat(diverged.get("verdict_reason")).isEqualTo(diverged.get("reason"));
    assertThat(diverged.get("valid_elbo")).isEqualTo("-28.0");
    assertThat(diverged.get("valid_rate")).isEqualTo("6.0");
    assertThat(diverged.get("train_loss")).isEqualTo("30.0");
  }

  @Test
  void json_says_all_that_was_diagnosed_and_what_was_not_measured() throws IOException {
    Path file = ExportFormat.JSON.write(run, TrialTable.of(contents, ExampleRun.START));
    JsonNode trials = new JsonMapper().readTree(file.toFile());

    assertThat(trials.at("/0/verdict").asText()).isEqualTo("partial_collapse");
    assertThat(trials.at("/0/verdict_reason").asText()).startsWith("3 of 12 units active");
    assertThat(trials.at("/0/flags/0/title").asText()).isEqualTo("Encoder");
    assertThat(trials.at("/0/hints/0/title").asText()).isEqualTo("Fewer latents, about 3");
    assertThat(trials.at("/0/gaps/0/what").asText()).isEqualTo("two-sample test");
    assertThat(trials.at("/1/flags")).isEmpty();
    assertThat(trials.at("/2/verdict").asText()).isEqualTo("diverged");
    assertThat(trials.at("/2/hints")).isNotEmpty();
    assertThat(trials.at("/2/metrics/valid_elbo").asDouble()).isEqualTo(-28);
    assertThat(trials.at("/3/verdict").isNull()).isTrue();
    assertThat(trials.at("/3/gaps").isArray()).isTrue();
  }

  @Test
  void json_has_the_same_trials_with_numbers_as_numbers() throws IOException {
    Path file = ExportFormat.JSON.write(run, TrialTable.of(contents, ExampleRun.START));
    JsonNode trials = new JsonMapper().readTree(file.toFile());

    assertThat(trials).hasSize(4);
    assertThat(trials.at("/1/parameters/latent_size").asInt()).isEqualTo(12);
    assertThat(trials.at("/1/metrics/valid_elbo").asDouble()).isEqualTo(-19.25);
    assertThat(trials.at("/1/kl_per_dimension")).hasSize(3);
    assertThat(trials.at("/2/metrics/valid_iwae64").isNull()).isTrue();
    assertThat(trials.at("/3/metrics")).isEmpty();
    assertThat(trials.at("/3/seconds").isNull()).isTrue();
  }

  private List<CSVRecord> csv() throws IOException {
    Path file = ExportFormat.CSV.write(run, TrialTable.of(contents, ExampleRun.START));
    assertThat(file).isEqualTo(run.exportCsv());
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
