package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.publish.ExampleRun;
import dev.elbow.runner.store.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Help, mistakes, and the commands that need no run. */
class UsageTest {
  @TempDir Path directory;

  @Test
  void help_lists_every_command() {
    Call help = Call.elbow("--help");

    assertThat(help.code()).isZero();
    for (Subcommand command : Subcommand.values()) {
      assertThat(help.out()).contains("  " + command.id() + " ");
    }
  }

  @ParameterizedTest
  @EnumSource(Subcommand.class)
  void every_command_explains_itself(Subcommand command) {
    Call help = Call.elbow(command.id(), "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: elbow " + command.id());
  }

  @Test
  void running_out_of_memory_is_one_line() throws IOException {
    ExampleRun.create(directory);
    StringWriter err = new StringWriter();
    Clock noMemory =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    int code =
        Elbow.run(
            new Invocation(
                Terminal.plain(new PrintWriter(new StringWriter()), new PrintWriter(err)),
                Map.of(),
                noMemory,
                List.of("report", "example", "--out", directory.toString())));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).startsWith("elbow: out of memory: Java heap space").hasLineCount(1);
  }

  @Test
  void no_command_is_bad_usage() {
    assertThat(Call.elbow().code()).isEqualTo(2);
  }

  @Test
  void a_mistyped_command_or_option_is_met_with_a_suggestion() {
    assertThat(Call.elbow("vaildate", "x.yaml").err()).contains("validate");
    assertThat(Call.elbow("ls", "--jsno").err()).contains("--json");
    assertThat(Call.elbow("ls", "--jsno").code()).isEqualTo(2);
  }

  @Test
  void validate_prints_the_problems_of_all_files_by_file_and_line() throws IOException {
    Path good = write("good.yaml", ExampleRun.SWEEP);
    Path b = write("b.yaml", ExampleRun.SWEEP.replace("random", "randon"));
    Path a =
        write("a.yaml", ExampleRun.SWEEP.replace("max: 8", "max: 0.01").replace("seed", "sed"));

    Call validate = Call.elbow("validate", good.toString(), b.toString(), a.toString());

    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.out()).isEmpty();
    assertThat(validate.err().lines().map(line -> line.replaceFirst(":.*", "")))
        .containsExactly(a.toString(), a.toString(), b.toString());
  }

  @Test
  void validate_says_what_a_good_file_searches_for() throws IOException {
    Path good = write("good.yaml", ExampleRun.SWEEP + "replicates: 2\n");

    Call validate = Call.elbow("validate", good.toString());

    assertThat(validate.code()).isZero();
    assertThat(validate.out().lines())
        .containsExactly(
            good + ": ok",
            "  method   random, seed 7",
            "  goal     maximize valid_iwae64",
            "  repeats  the best 5, 2 times each with other seeds");
    assertThat(validate.err()).contains("asks for the best 5 of no more than 4 trials (warning)");
  }

  @Test
  void validate_json_holds_the_problems_with_their_places() throws IOException {
    Path bad = write("bad.yaml", ExampleRun.SWEEP.replace("random", "randon"));

    Call validate = Call.elbow("validate", "--json", bad.toString());

    JsonNode document = new JsonMapper().readTree(validate.out());
    assertThat(validate.code()).isEqualTo(2);
    assertThat(document.at("/valid").asBoolean()).isFalse();
    assertThat(document.at("/problems/0/line").asInt()).isEqualTo(3);
    assertThat(validate.err()).isEmpty();
  }

  @Test
  void a_dry_run_shows_the_plan_and_leaves_nothing_behind() throws IOException {
    Path sweep = write("sweep.yaml", ExampleRun.SWEEP);
    Path out = directory.resolve("runs");

    Call run = Call.elbow("run", sweep.toString(), "--dry-run", "--out", out.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("example: nothing is started", "trials   4", "latent_size=");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_dry_run_shows_what_is_searched_for_and_how() throws IOException {
    Path sweep =
        write(
            "sweep.yaml",
            ExampleRun.SWEEP
                    .replace("method: random", "method: tpe\nmetric: valid_elbo")
                    .replace("trials: 4", "trials: 4, target: -20.5, patience: 2")
                + "enqueue: [{latent_size: 5, beta: 1}]\nreplicates: {runs: 2, best: 3}\n"
                + "early_terminate: asha\n");

    Call run = Call.elbow("run", sweep.toString(), "--dry-run");

    assertThat(run.out().lines())
        .contains(
            "method   tpe, seed 7",
            "goal     maximize valid_elbo",
            "enqueued 1 trial, to be run first",
            "cuts     asha: from epoch 1 on, about the best 1/3 go on",
            "until    valid_elbo is as good as -20.5",
            "until    2 trials in a row find nothing better",
            "repeats  the best 3, 2 times each with other seeds");
    assertThat(run.out()).contains("first\n  latent_size=5 beta=1\n");
  }

  @Test
  void a_dry_run_as_json_names_both_objectives() throws IOException {
    Path sweep =
        write(
            "sweep.yaml",
            ExampleRun.SWEEP.replace(
                "method: random", "method: tpe\nmetric: [valid_distortion, valid_rate]"));

    Call run = Call.elbow("run", sweep.toString(), "--dry-run", "--json");

    JsonNode document = new JsonMapper().readTree(run.out());
    assertThat(document.at("/objectives/0/metric").asText()).isEqualTo("valid_distortion");
    assertThat(document.at("/objectives/1/goal").asText()).isEqualTo("minimize");
    assertThat(document.at("/enqueued").asInt()).isZero();
  }

  @Test
  void a_dry_run_names_the_earlier_runs_and_suggests_with_them() throws IOException {
    Path out = directory.resolve("runs");
    RunDirectory earlier = ExampleRun.create(out);
    Path sweep =
        write(
            "sweep.yaml",
            ExampleRun.SWEEP
                .replace("method: random", "method: tpe\nwarm_start: example")
                .replace("max: 8, scale", "max: 4, scale"));

    Call run = Call.elbow("run", sweep.toString(), "--dry-run", "--out", out.toString());

    assertThat(run.out().lines())
        .contains(
            "learns   from 2 trials of " + earlier.id(),
            "         1 of 3 trials of "
                + earlier.id()
                + " lie outside the space and are not used");
  }

  @Test
  void an_earlier_run_that_cannot_be_learned_from_exits_2_and_leaves_no_directory()
      throws IOException {
    Path sweep =
        write(
            "sweep.yaml",
            ExampleRun.SWEEP.replace("method: random", "method: tpe\nwarm_start: nothing"));
    Path out = directory.resolve("runs");

    for (List<String> more : List.of(List.<String>of(), List.of("--dry-run"))) {
      String[] all =
          Stream.concat(Stream.of("run", sweep.toString(), "--out", out.toString()), more.stream())
              .toArray(String[]::new);
      Call run = Call.elbow(all);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("elbow: warm_start: nothing is no run");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void a_run_on_bad_data_exits_2_and_leaves_no_directory() throws IOException {
    Path data = write("data.csv", "1,0\n0,x\n");
    Path sweep = write("sweep.yaml", ExampleRun.SWEEP.replace("dataset: digits", "path: " + data));
    Path out = directory.resolve("runs");

    Call run = Call.elbow("run", sweep.toString(), "--out", out.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("elbow: ").contains("data.csv").doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_run_of_a_bad_sweep_file_exits_2_and_leaves_no_directory() throws IOException {
    Path sweep = write("sweep.yaml", ExampleRun.SWEEP.replace("epochs: 2", "epochs: 0"));
    Path out = directory.resolve("runs");

    Call run = Call.elbow("run", sweep.toString(), "--out", out.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith(sweep + ":");
    assertThat(out).doesNotExist();
  }

  @Test
  void unknown_devices_are_refused_before_anything_is_written() throws IOException {
    Path sweep = write("sweep.yaml", ExampleRun.SWEEP);
    Path out = directory.resolve("runs");

    Call run = Call.elbow("run", sweep.toString(), "--devices", "cpu:999", "--out", out.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no 'cpu:999' here");
    assertThat(out).doesNotExist();
  }

  @Test
  void what_is_no_device_is_bad_usage() throws IOException {
    Path sweep = write("sweep.yaml", ExampleRun.SWEEP);

    Call run = Call.elbow("run", sweep.toString(), "--devices", "cpu:0,tpu", "--dry-run");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--devices: expected auto, cpu, gpu or a device such as cpu:0, gpu:1 or the UUID of a"
                + " GPU, found 'tpu'");
  }

  @Test
  void quiet_and_json_exclude_each_other() {
    assertThat(Call.elbow("run", "x.yaml", "--quiet", "--json").code()).isEqualTo(2);
  }

  @Test
  void devices_lists_the_cores() throws IOException {
    assertThat(Call.elbow("devices").out()).contains("cpu:0");
    JsonNode document = new JsonMapper().readTree(Call.elbow("devices", "--json").out());
    assertThat(document.at("/devices/0/name").asText()).isEqualTo("cpu:0");
  }

  @Test
  void data_check_describes_the_bundled_digits() throws IOException {
    assertThat(Call.elbow("data", "check", "digits").out())
        .contains("8 x 8", "0 to 1", "between 0 and 1");
    JsonNode document =
        new JsonMapper().readTree(Call.elbow("data", "check", "digits", "--json").out());
    assertThat(document.at("/splits/train").asInt()).isPositive();
  }

  @Test
  void data_check_of_a_sweep_says_whether_the_likelihood_fits() throws IOException {
    Path sweep =
        write(
            "sweep.yaml",
            ExampleRun.SWEEP.replace("dataset: digits", "dataset: digits, binarize: none"));

    Call check = Call.elbow("data", "check", sweep.toString());

    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("data: warning: a bernoulli likelihood models bits");
  }

  @Test
  void a_mistyped_data_set_is_met_with_a_suggestion() {
    assertThat(Call.elbow("data", "check", "digit").err()).contains("did you mean digits?");
    assertThat(Call.elbow("data", "get", "fashon-mnist").err())
        .contains("did you mean fashion-mnist?");
    assertThat(Call.elbow("data", "list").out()).contains("digits", "bundled", "fashion-mnist");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
