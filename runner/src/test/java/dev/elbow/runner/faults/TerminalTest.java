package dev.elbow.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.elbow.runner.faults.SweepShell.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C on a real terminal, which signals every process in the foreground, workers included. */
@EnabledOnOs(OS.LINUX)
@Timeout(180) // a sweep that does not end must not hang the build
class TerminalTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CTRL_C = 3;

  @TempDir Path directory;
  private SweepShell shell;

  @BeforeEach
  void writeSweep() throws IOException {
    assumeThat(SCRIPT).describedAs("script makes the terminal").exists();
    shell = SweepShell.in(directory, Engine.TOY, Map.of(ToyEngine.STEP_MILLIS, "100"));
    shell.writeSweep(new GridSweep(2, 1, 100_000, ""));
  }

  @AfterEach
  void leaveNothingRunning() {
    shell.processes().killAll();
  }

  @Test
  void ctrl_c_ends_the_sweep_cleanly_and_no_trial_fails() throws Exception {
    Process terminal = startOnTerminal();
    awaitTraining();

    press(terminal, CTRL_C);

    assertThat(terminal.waitFor()).isEqualTo(130);
    assertThat(ends()).containsExactly("LOST|stopped by SIGINT", "LOST|stopped by SIGINT");
    assertThat(new RunTables(shell.run().orElseThrow()).rows("SELECT end_reason FROM launch"))
        .containsExactly("STOPPED");
    await().atMost(PATIENCE).until(() -> shell.processes().all().isEmpty());
  }

  @Test
  void ctrl_c_twice_kills_it_and_a_second_resume_waits_its_turn() throws Exception {
    Process terminal = startOnTerminal();
    awaitTraining();
    assertThat(shell.launch().waitFor()).isNotZero();
    assertThat(shell.lastWords()).contains("another elbow process is working on this run");

    press(terminal, CTRL_C, CTRL_C);

    assertThat(terminal.waitFor()).isEqualTo(130);
    await().atMost(PATIENCE).until(() -> shell.processes().all().isEmpty());
  }

  private Process startOnTerminal() throws IOException {
    String line =
        String.join(
            " ",
            shell
                .builder(List.of("run", "sweep.yaml", "--out", "runs", "--devices", "cpu:0,cpu:1"))
                .command()
                .stream()
                .filter(word -> !word.equals("setsid")) // it is to stay in the foreground
                .map(word -> "'" + word + "'")
                .toList());
    ProcessBuilder builder = shell.builder(List.of());
    builder.command(SCRIPT.toString(), "-q", "-e", "-c", "exec " + line, "/dev/null");
    builder.redirectErrorStream(true);
    return builder.redirectOutput(directory.resolve("terminal").toFile()).start();
  }

  private void awaitTraining() {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                shell.run().isPresent()
                    && new RunTables(shell.run().get())
                            .number("SELECT COUNT(DISTINCT trial) FROM epoch_metric")
                        == 2);
  }

  private static void press(Process terminal, int... keys) throws IOException {
    OutputStream keyboard = terminal.getOutputStream();
    for (int key : keys) {
      keyboard.write(key);
    }
    keyboard.flush();
  }

  private List<String> ends() throws IOException {
    return new RunTables(shell.run().orElseThrow()).rows("SELECT state, reason FROM attempt");
  }
}
