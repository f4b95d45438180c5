package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ExampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that an Elbow without verdicts has left: its database has the first tables alone. */
class EarlierRunTest {
  private static final Map<String, Double> BEST =
      Map.of(
          "valid_elbo", -20.5,
          "valid_elbo_se", 0.25,
          "valid_distortion", 20.45,
          "valid_rate", 0.05,
          "valid_iwae64", -20.25,
          "valid_iwae64_se", 0.25,
          "active_units", 2.0,
          "collapse_fraction", 1.0);

  @TempDir Path runs;
  private Path run;

  @BeforeEach
  void writeRun() throws IOException {
    run = Files.createDirectories(runs.resolve("example/20260101-000000"));
    Files.writeString(run.resolve("sweep.yaml"), ExampleRun.SWEEP);
    String database = "jdbc:sqlite:" + run.resolve("sweep.db");
    Flyway.configure(getClass().getClassLoader())
        .dataSource(database, null, null)
        .locations("classpath:db/migration")
        .target("1")
        .loggers("slf4j")
        .load()
        .migrate();
    Jdbi.create(database).useHandle(EarlierRunTest::fill);
  }

  private static void fill(Handle handle) {
    handle.execute("INSERT INTO launch VALUES (1, 0, 9000, 1, 'FINISHED')");
    handle.execute("INSERT INTO trial VALUES (1, 7, '{\"latent_size\": 4, \"beta\": 8.0}')");
    handle.execute(
        "INSERT INTO attempt VALUES (1, 1, 'cpu:0', 0, 8000, 'COMPLETED', NULL, NULL, 1, 1)");
    handle.execute("INSERT INTO epoch_metric VALUES (1, 1, 1, 'valid_elbo', -20.75)");
    handle.execute("INSERT INTO final_vector VALUES (1, 1, 'kl_per_dimension', '[0.03, 0.02]')");
    BEST.forEach(
        (name, value) ->
            handle.execute("INSERT INTO final_metric VALUES (1, 1, ?, ?)", name, value));
  }

  @Test
  void is_read_and_judged_by_what_is_known_of_it() throws IOException {
    JsonNode best = new JsonMapper().readTree(elbow("best", "example", "--json").out());

    assertThat(best.at("/metrics/valid_elbo").asDouble()).isEqualTo(-20.5);
    assertThat(best.at("/verdict").asText()).isEqualTo("full_collapse");
    assertThat(best.at("/verdict_reason").asText()).contains("nats about an example");
    assertThat(best.at("/hints")).isNotEmpty();
    assertThat(best.at("/metrics/density_ratio").isNull()).isTrue();
    assertThat(elbow("show", "example", "1").out()).contains("verdict: full collapse");
  }

  @Test
  void gets_a_page_and_exports() {
    assertThat(elbow("report", "example").code()).isZero();
    assertThat(run.resolve("report/index.html")).content().contains("full collapse");
    assertThat(elbow("export", "example").code()).isZero();
    assertThat(run.resolve("export/trials.csv")).content().contains("full_collapse");
  }

  private Call elbow(String command, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--out";
    all[arguments.length + 2] = runs.toString();
    return Call.elbow(all);
  }
}
