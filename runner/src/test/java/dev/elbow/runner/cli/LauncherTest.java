package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Maven and a Java that only write down that they were called. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120) // a launcher that waits for nothing must not hang the build
class LauncherTest {
  /** Archives the name of the class it runs, and otherwise says where it finds the workers'. */
  private static final String ARCHIVING_JAVA =
      "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.9\"' >&2; exit; fi; "
          + "for word; do case $word in"
          + " -XX:ArchiveClassesAtExit=*) archive=${word#*=} ;;"
          + " -Delbow.worker.archive=*) where=${word#*=} ;;"
          + " dev.elbow.*) class=$word ;; esac; done;"
          + "if [ -n \"${archive:-}\" ]; then echo \"$class\" >\"$archive\"; else echo \"$where\"; fi";

  private static final Path LAUNCHER = Path.of("../elbow");

  @TempDir Path directory;
  private Path home;
  private Path launcher;
  private Path bin;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingRunning() {
    started.forEach(Process::destroyForcibly);
  }

  @BeforeEach
  void layOutProject() throws IOException {
    home = Files.createDirectories(directory.resolve("a project"));
    for (String source : List.of("core", "reports", "runner")) {
      Files.createDirectories(home.resolve(source + "/src/main"));
      Files.writeString(home.resolve(source + "/pom.xml"), "");
    }
    Files.writeString(home.resolve("pom.xml"), "");
    launcher = Files.copy(LAUNCHER, home.resolve("elbow"), StandardCopyOption.COPY_ATTRIBUTES);
    bin = Files.createDirectories(directory.resolve("bin"));
    script(
        "mvn", "echo built >>\"$PWD/builds\"; mkdir -p runner/target; : >runner/target/elbow.jar");
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.9\"' >&2; exit; fi; "
            + "for last; do :; done; echo \"$last\"");
  }

  @Test
  void builds_at_the_first_start_and_not_at_the_second() throws Exception {
    Result first = elbow(launcher, "hello");
    Result second = elbow(launcher, "hello");

    assertThat(first.out()).isEqualTo("hello\n");
    assertThat(first.err()).isEqualTo("Building Elbow (first start, about a minute) ...\n");
    assertThat(second).isEqualTo(new Result(0, "hello\n", ""));
    assertThat(home.resolve("builds")).content().isEqualTo("built\n");
  }

  @Test
  void builds_again_when_a_source_is_newer() throws Exception {
    elbow(launcher, "hello");
    Path source = Files.writeString(home.resolve("core/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

    assertThat(elbow(launcher, "hello").err()).isEqualTo("Building Elbow (sources changed) ...\n");
  }

  @Test
  void builds_again_when_other_options_are_given_and_keeps_them() throws Exception {
    script(
        "mvn",
        "echo \"$*\" | grep -o -e '-P[a-z]*' >>builds; mkdir -p runner/target;"
            + " : >runner/target/elbow.jar");
    elbow(launcher, "hello");
    String given = elbowWith("-Pcuda", launcher, "hello").err();
    Result without = elbow(launcher, "hello");
    Path source = Files.writeString(home.resolve("core/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    elbow(launcher, "hello");
    String none = elbowWith("", launcher, "hello").err();

    assertThat(given).isEqualTo("Building Elbow (options changed) ...\n");
    assertThat(without).isEqualTo(new Result(0, "hello\n", ""));
    assertThat(home.resolve("builds")).content().isEqualTo("-Pcuda\n-Pcuda\n");
    assertThat(none).isEqualTo("Building Elbow (options changed) ...\n");
  }

  @Test
  void works_through_a_symbolic_link_from_another_directory() throws Exception {
    Path link = Files.createSymbolicLink(bin.resolve("elbow-link"), launcher);

    assertThat(elbow(link, "hello").out()).isEqualTo("hello\n");
  }

  @Test
  void a_failed_build_shows_the_errors_and_where_the_log_is() throws Exception {
    script("mvn", "echo '[INFO] fine'; echo '[ERROR] no such thing'; exit 1");

    Result result = elbow(launcher, "hello");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("[ERROR] no such thing", "its whole log is", "build.log")
        .doesNotContain("[INFO]");
    assertThat(home.resolve("target/launcher/building")).doesNotExist();
  }

  @Test
  void an_old_java_is_refused_with_its_version() throws Exception {
    script("java", "echo 'openjdk version \"11.0.2\"' >&2");

    assertThat(elbow(launcher, "hello").err()).contains("is Java 11; 17 or newer is needed");
  }

  @Test
  void takes_over_the_lock_of_a_dead_build() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(home.resolve("target/launcher"));
    Files.createSymbolicLink(
        home.resolve("target/launcher/building"), Path.of(Long.toString(dead.pid())));

    assertThat(elbow(launcher, "hello").out()).isEqualTo("hello\n");
  }

  @Test
  void builds_nothing_while_a_sweep_runs_from_the_last_build() throws Exception {
    elbow(launcher, "hello");
    script(
        "java",
        "for last; do :; done; echo \"$last\"; [ \"$last\" != sweep ] || read -r until_told");
    Process sweep = start(launcher, "sweep");
    assertThat(sweep.inputReader().readLine()).isEqualTo("sweep");
    Path source = Files.writeString(home.resolve("core/src/main/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

    Result meanwhile = elbow(launcher, "hello");
    sweep.outputWriter().close();
    sweep.waitFor();
    Result after = elbow(launcher, "hello");

    assertThat(meanwhile)
        .isEqualTo(
            new Result(
                0,
                "hello\n",
                "Elbow's sources have changed, but Elbow is running from the last build: it is used"
                    + " here too.\n"));
    assertThat(after.err()).isEqualTo("Building Elbow (sources changed) ...\n");
    assertThat(home.resolve("builds")).content().isEqualTo("built\nbuilt\n");
  }

  @Test
  void prepares_the_classes_of_workers_and_tells_the_program_where() throws Exception {
    script("java", ARCHIVING_JAVA);
    String where = elbow(launcher, "hello").out().strip();

    assertThat(Path.of(where)).hasContent("dev.elbow.runner.worker.WorkerRehearsal");
    assertThat(Path.of(where)).isEqualTo(home.toRealPath().resolve("target/launcher/worker.jsa"));
  }

  @Test
  void prepares_them_again_after_a_build_and_only_then() throws Exception {
    script("java", ARCHIVING_JAVA);
    elbow(launcher, "hello");
    Path archive = home.resolve("target/launcher/worker.jsa");
    Files.writeString(archive, "as it was");
    elbow(launcher, "hello");
    assertThat(archive).hasContent("as it was");

    FileTime later = FileTime.from(Instant.now().plusSeconds(2));
    Files.setLastModifiedTime(home.resolve("runner/target/elbow.jar"), later);
    elbow(launcher, "hello");
    assertThat(archive).hasContent("dev.elbow.runner.worker.WorkerRehearsal");
  }

  @Test
  void goes_on_without_what_cannot_be_prepared() throws Exception {
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.9\"' >&2; exit; fi; "
            + "case $1 in -XX:ArchiveClassesAtExit=*) exit 1 ;; esac; echo \"$*\"");

    Result first = elbow(launcher, "hello");
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("-Delbow.worker.archive= ").endsWith(" hello\n");
    assertThat(elbow(launcher, "hello")).isEqualTo(new Result(0, first.out(), ""));
  }

  @Test
  void goes_on_where_nothing_can_be_written() throws Exception {
    elbow(launcher, "hello");
    Path state = home.resolve("target/launcher");
    Files.delete(state.resolve("worker.jsa"));
    assertThat(state.toFile().setWritable(false)).isTrue();
    try {
      assertThat(elbow(launcher, "hello")).isEqualTo(new Result(0, "hello\n", ""));
    } finally {
      assertThat(state.toFile().setWritable(true)).isTrue();
    }
  }

  private record Result(int code, String out, String err) {}

  private Process start(Path command, String... arguments) throws IOException {
    return start(Map.of(), command, arguments);
  }

  private Process start(Map<String, String> environment, Path command, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().remove("ELBOW_BUILD_OPTS");
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Result elbow(Path command, String... arguments) throws Exception {
    return resultOf(start(command, arguments));
  }

  private Result elbowWith(String buildOptions, Path command, String... arguments)
      throws Exception {
    return resultOf(start(Map.of("ELBOW_BUILD_OPTS", buildOptions), command, arguments));
  }

  private static Result resultOf(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private void script(String name, String body) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
