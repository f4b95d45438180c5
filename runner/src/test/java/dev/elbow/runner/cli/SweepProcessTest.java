package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.DefaultSignals;
import dev.elbow.runner.publish.ExampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as a shell sees them: a process with two streams and an exit code. */
@Timeout(120) // a sweep that does not end must not hang the build
class SweepProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leave_nothing_running() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private String runs() {
    return directory.resolve("runs").toString();
  }

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
    String sweep =
        ExampleRun.SWEEP
            .replace("trials: 4", "trials: 1")
            .replace("active_units >= 2", "valid_rate >= 1000");

    assertThat(start(sweep, "--quiet").waitFor()).isEqualTo(5);
    assertThat(file("out")).hasLineCount(1).contains("index.html");
    assertThat(file("err")).hasLineCount(1).contains("satisfies [valid_rate >= 1000]");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_terminated_sweep_ends_cleanly_with_143_and_says_how_to_go_on() throws Exception {
    Process elbow = start(ExampleRun.SWEEP.replace("epochs: 2", "epochs: 100000"));
    await().atMost(PATIENCE).until(() -> file("err").contains("at once"));

    elbow.destroy();

    assertThat(elbow.waitFor()).isEqualTo(143);
    assertThat(file("err")).contains("Stopping:", "Go on with: elbow resume ");
    assertThat(Call.elbow("ls", "--out", runs()).out()).contains("stopped");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_run_is_stopped_from_another_shell_and_is_one_process_s_until_then() throws Exception {
    Process elbow = start(ExampleRun.SWEEP.replace("epochs: 2", "epochs: 100000"));
    await().atMost(PATIENCE).until(() -> file("err").contains("at once"));

    Call second = Call.elbow("resume", "example", "--out", runs());
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err())
        .contains("another elbow process is working on this run (process " + elbow.pid() + ")");
    Call stop = Call.elbow("stop", "example", "--out", runs());

    assertThat(stop.code()).describedAs(stop.err()).isZero();
    assertThat(stop.out()).startsWith("Stopped. Go on with: elbow resume ");
    assertThat(elbow.waitFor()).isEqualTo(143);
    assertThat(Call.elbow("ls", "--out", runs()).out()).contains("stopped");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_run_is_stopped_at_once_with_all_its_workers() throws Exception {
    Process elbow = start(ExampleRun.SWEEP.replace("epochs: 2", "epochs: 100000"));
    await().atMost(PATIENCE).until(() -> elbow.descendants().count() > 0 && hasEpochs(elbow));
    List<ProcessHandle> workers = elbow.descendants().toList();

    assertThat(Call.elbow("stop", "example", "--now", "--out", runs()).code()).isZero();

    assertThat(elbow.waitFor()).isEqualTo(137);
    await().atMost(PATIENCE).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(Call.elbow("ls", "--out", runs()).out()).contains("killed");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_hang_up_of_the_whole_group_ends_cleanly_and_fails_no_trial() throws Exception {
    Process elbow = startInOwnGroup(ExampleRun.SWEEP.replace("epochs: 2", "epochs: 100000"));
    await().atMost(PATIENCE).until(() -> hasEpochs(elbow));

    kill("HUP", -elbow.pid());

    assertThat(elbow.waitFor()).isEqualTo(129);
    assertThat(Call.elbow("show", "example", "1", "--out", runs()).out())
        .contains("lost", "stopped by SIGHUP");
    assertThat(Call.elbow("status", "example", "--out", runs()).out()).doesNotContain("failed");
  }

  /** Once a trial trains, its worker is past its start, where the system's defaults still hold. */
  private boolean hasEpochs(Process elbow) {
    assertThat(elbow.isAlive()).isTrue();
    Path log = directory.resolve("runs/example/latest/trials/0001/log");
    try {
      return Files.exists(log) && Files.readString(log).contains("epoch 1:");
    } catch (IOException e) {
      return false;
    }
  }

  private static void kill(String signal, long process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "--", Long.toString(process)).start().waitFor();
  }

  @Test
  void a_page_that_cannot_be_written_hides_neither_the_table_nor_the_exit_code() throws Exception {
    Process elbow =
        start(ExampleRun.SWEEP.replace("trials: 4", "trials: 1").replace(">= 2", ">= 0"));
    Path run = directory.resolve("runs/example/latest");
    await().atMost(PATIENCE).until(() -> Files.exists(run.resolve("sweep.db")));
    Files.writeString(run.resolve("report"), "in the way");

    assertThat(elbow.waitFor()).describedAs(file("err")).isZero();
    assertThat(file("out")).contains("0001").doesNotContain("Report:");
    assertThat(file("err")).contains("Warning: the page could not be written: ");
  }

  private Process startInOwnGroup(String sweep) throws IOException {
    List<String> prefix = new ArrayList<>(DefaultSignals.COMMAND);
    prefix.add("setsid");
    return start(prefix, sweep);
  }

  private Process start(String sweep, String... options) throws IOException {
    return start(List.of(), sweep, options);
  }

  private Process start(List<String> prefix, String sweep, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), sweep);
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", Elbow.class.getName(), "run"));
    command.add(file.toString());
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process =
        builder
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private String file(String name) throws IOException {
    return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
  }
}
