package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.publish.ExampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweep files that mean no good: what they may read, how much they may ask for, what they name. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60) // what has no bound must not hang the build
class StrangersSweepTest {
  @TempDir Path directory;
  private Path own;
  private Path foreign;

  @BeforeEach
  void writeData() throws IOException {
    own = Files.createDirectories(directory.resolve("sweeps"));
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    String rows = "0,1,0\n1,0,1\n".repeat(200).replaceFirst("0", "0.0");
    foreign = Files.writeString(elsewhere.resolve("secret.csv"), rows);
    Files.writeString(own.resolve("mine.csv"), rows);
  }

  private Path sweep(String data) throws IOException {
    String yaml =
        ExampleRun.SWEEP.replace(
            "{dataset: digits, validation: 300, test: 300}",
            "{path: \"" + data + "\", validation: 50, test: 50}");
    return Files.writeString(own.resolve("sweep.yaml"), yaml);
  }

  private Call[] calls(Path sweep, String... options) {
    return new Call[] {
      call(List.of("validate", sweep.toString()), options),
      call(List.of("run", sweep.toString(), "--dry-run", "--out", runs()), options),
      call(List.of("data", "check", sweep.toString()), options)
    };
  }

  private static Call call(List<String> arguments, String... options) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(options));
    return Call.elbow(all.toArray(String[]::new));
  }

  private String runs() {
    return directory.resolve("runs").toString();
  }

  @Test
  void data_beside_the_sweep_file_are_read() throws IOException {
    assertThat(calls(sweep("mine.csv")))
        .allSatisfy(call -> assertThat(call.err()).doesNotContain("--allow-path"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere/secret.csv", "link.csv", "../elsewhere", "links"})
  void data_elsewhere_are_read_only_if_the_user_says_so(String path) throws IOException {
    Files.createSymbolicLink(own.resolve("link.csv"), foreign);
    Files.createDirectory(own.resolve("links"));
    Files.createSymbolicLink(own.resolve("links/0.png"), foreign);
    Path sweep = sweep(path);

    assertThat(calls(sweep))
        .allSatisfy(
            call -> {
              assertThat(call.code()).isEqualTo(2);
              assertThat(call.err())
                  .contains("data.path: ", "--allow-path " + foreign.getParent().toRealPath());
            });
    assertThat(calls(sweep, "--allow-path", foreign.getParent().toString()))
        .allSatisfy(call -> assertThat(call.err()).doesNotContain("--allow-path"));
  }

  @Test
  void data_named_on_the_command_line_are_read_wherever_they_are() throws IOException {
    Path sweep = sweep("mine.csv");

    Call validate = call(List.of("validate", sweep.toString()), "--set", "data.path=" + foreign);

    assertThat(validate.err()).isEmpty();
    assertThat(validate.code()).isZero();
  }

  @Test
  void earlier_runs_elsewhere_are_learned_from_only_if_the_user_says_so() throws IOException {
    Path run = ExampleRun.create(directory.resolve("elsewhere")).root();
    for (String named : List.of(run.toString(), "../elsewhere/example", "../../x/../nowhere")) {
      Path sweep =
          Files.writeString(
              own.resolve("sweep.yaml"), ExampleRun.SWEEP + "warm_start: " + named + "\n");

      Call validate = call(List.of("validate", sweep.toString()));

      assertThat(validate.code()).isEqualTo(2);
      assertThat(validate.err()).contains("warm_start: ").containsPattern("--allow-path|leads out");
    }
    Path sweep =
        Files.writeString(
            own.resolve("sweep.yaml"), ExampleRun.SWEEP + "warm_start: " + run + "\n");
    assertThat(call(List.of("validate", sweep.toString()), "--allow-path", run.toString()).code())
        .isZero();
  }

  @Test
  void a_file_that_never_ends_is_no_sweep_file() {
    Call validate = Call.elbow("validate", "/dev/zero");

    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err()).contains("larger than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {hidden: [1000000000]}",
        "model: {hidden: [32], latent_size: 2000000000}",
        "model: {hidden: [99999999999999999999]}",
        "budget: {trials: 99999999999999999999}",
        "training: {epochs: 2, batch_size: 2147483648}",
        "name: !!javax.script.ScriptEngineManager [x]",
        "name: ../../escaped",
        "name: $(touch x)",
        "name: -rf",
        "name: \"a\\nb\""
      })
  void what_is_out_of_all_bounds_is_a_problem_with_a_place(String line) throws IOException {
    String section = line.substring(0, line.indexOf(':') + 1);
    String kept =
        String.join(
            "\n", ExampleRun.SWEEP.lines().filter(known -> !known.startsWith(section)).toList());
    Path sweep = Files.writeString(own.resolve("sweep.yaml"), kept + "\n" + line + "\n");

    Call validate = Call.elbow("validate", sweep.toString());

    assertThat(validate.code()).describedAs(validate.out()).isEqualTo(2);
    assertThat(validate.err()).contains("sweep.yaml:").doesNotContain("internal error");
    assertThat(directory).isDirectoryNotContaining("glob:**escaped*");
  }

  @Test
  void a_planted_link_to_the_latest_run_is_replaced_and_not_followed() throws IOException {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Path planted = Files.createDirectories(directory.resolve("runs/example")).resolve("latest");
    Files.createSymbolicLink(planted, victim);

    ExampleRun.create(directory.resolve("runs"));

    assertThat(victim).hasContent("untouched");
    assertThat(planted.toRealPath().getParent()).isEqualTo(planted.getParent().toRealPath());
  }

  @Test
  void messages_tell_little_of_a_file_that_is_not_data() throws IOException {
    String secret = "root:x:0:0:".repeat(2000).toLowerCase(Locale.ROOT);
    Files.writeString(own.resolve("passwd"), secret + "\n");

    Call check = call(List.of("data", "check", sweep("passwd").toString()));

    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err().length()).isLessThan(1000);
  }
}
