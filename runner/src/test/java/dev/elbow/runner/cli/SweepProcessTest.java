package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.publish.ExampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as a shell sees them: a process with two streams and an exit code. */
class SweepProcessTest {
  @TempDir Path directory;

  @Test
  void a_sweep_prints_one_document_and_leaves_a_page() throws Exception {
    Process elbow = start(ExampleRun.SWEEP.replace("trials: 4", "trials: 2"), "--json");

    assertThat(elbow.waitFor()).describedAs(file("err")).isZero();
    JsonNode document =
        new JsonMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(file("out"));
    assertThat(document.at("/state").asText()).isEqualTo("finished");
    assertThat(document.at("/trials/completed").asInt()).isEqualTo(2);
    assertThat(document.at("/best/metrics/valid_iwae64").isNumber()).isTrue();
    assertThat(Path.of(document.at("/page").asText())).content().contains("example");
    assertThat(file("err")).contains("[1/2]", "[2/2]").doesNotContain("\u001b");
  }

  @Test
  void no_feasible_trial_is_exit_code_5() throws Exception {
    String sweep = ExampleRun.SWEEP.replace("trials: 4", "trials: 1").replace(">= 2", ">= 1000");

    assertThat(start(sweep, "--quiet").waitFor()).isEqualTo(5);
    assertThat(file("out")).hasLineCount(1).contains("index.html");
    assertThat(file("err")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_terminated_sweep_ends_cleanly_with_143_and_says_how_to_go_on() throws Exception {
    Process elbow = start(ExampleRun.SWEEP.replace("epochs: 2", "epochs: 100000"));
    await().atMost(Duration.ofSeconds(60)).until(() -> file("err").contains("at once"));

    elbow.destroy();

    assertThat(elbow.waitFor()).isEqualTo(143);
    assertThat(file("err")).contains("Stopping:", "Go on with: elbow resume ");
    assertThat(Call.elbow("ls", "--out", directory.resolve("runs").toString()).out())
        .contains("stopped");
  }

  private Process start(String sweep, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), sweep);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", Elbow.class.getName(), "run"));
    command.add(file.toString());
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }
}
