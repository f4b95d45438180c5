package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.publish.ExampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes of their own: which classes they load, how they end. */
@Timeout(120) // a command that does not end must not hang the build
class LoadedClassesTest {
  @TempDir Path directory;
  private Path sweep;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    started.forEach(Process::destroyForcibly);
  }

  @BeforeEach
  void createRun() throws IOException {
    ExampleRun.create(directory.resolve("runs"));
    sweep = Files.writeString(directory.resolve("sweep.yaml"), ExampleRun.SWEEP);
  }

  @Test
  void commands_that_only_read_never_load_the_tensor_library() throws Exception {
    assertThat(classesLoadedBy("validate", sweep.toString())).allMatch(this::isLight);
    assertThat(classesLoadedBy("ls")).allMatch(this::isLight);
    assertThat(classesLoadedBy("report", "example")).allMatch(this::isLight);
  }

  @Test
  void a_broken_sweep_file_ends_with_exit_code_2_and_no_stack_trace() throws Exception {
    Files.writeString(sweep, "name: [");

    Process elbow = start(List.of(), "validate", sweep.toString());
    String err = new String(elbow.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(elbow.waitFor()).isEqualTo(2);
    assertThat(err).startsWith(sweep + ":1:").doesNotContain("\tat ");
  }

  private boolean isLight(String line) {
    return !line.contains("org.nd4j.")
        && !line.contains("org.bytedeco.")
        && !line.contains("org.deeplearning4j.");
  }

  private List<String> classesLoadedBy(String... arguments) throws Exception {
    Path log = directory.resolve("classes.log");
    Process elbow = start(List.of("-Xlog:class+load:file=" + log), arguments);
    elbow.getErrorStream().transferTo(System.err);
    assertThat(elbow.waitFor()).isZero();
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).anyMatch(line -> line.contains("dev.elbow.runner.cli.Elbow"));
    return lines;
  }

  private Process start(List<String> jvmOptions, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.addAll(jvmOptions);
    command.add(Elbow.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }
}
