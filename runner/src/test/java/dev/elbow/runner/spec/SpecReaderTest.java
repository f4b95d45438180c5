package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.model.Likelihood;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.FloatRange;
import dev.elbow.runner.space.Value.Real;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
  private static final String SWEEP =
      """
      # A comment to keep.
      name: x
      parameters:
        training.dropout: {min: 0, max: 0.5}   # and one more
      data: {dataset: digits}
      budget: {trials: 4}
      """;

  @TempDir Path directory;

  @Test
  void a_missing_file_is_a_problem() {
    Path file = directory.resolve("none.yaml");
    assertThat(problems(file)).containsExactly(file + ": there is no such file");
  }

  @Test
  void a_directory_is_a_problem() {
    assertThat(problems(directory))
        .containsExactly(directory + ": expected a sweep file, found a directory");
  }

  @Test
  void a_file_too_large_for_a_sweep_is_a_problem() throws IOException {
    Path file = write("# " + "x".repeat(1 << 20));
    assertThat(problems(file))
        .containsExactly(file + ": larger than 1048576 bytes, so no sweep file");
  }

  @Test
  void a_byte_order_mark_is_no_problem() throws IOException {
    assertThat(read(write("\uFEFF" + SWEEP)).spec().name()).isEqualTo("x");
  }

  @Test
  void settings_replace_and_add() throws IOException {
    SweepSpec spec =
        read(
                write(SWEEP),
                "training.epochs=7",
                "training.dropout=0.1",
                "parameters.training.dropout.max=0.25",
                "model.likelihood={type: gaussian, sigma: 2}",
                "model.likelihood.sigma=0.5",
                "metric=valid_elbo",
                "metric.goal=minimize",
                "budget.trials=9",
                "name=010")
            .spec();

    TrialConfig config = spec.template().configure(new Assignment(Map.of()));
    assertThat(config.training().epochs()).isEqualTo(7);
    assertThat(config.model().likelihood())
        .isEqualTo(new Likelihood.Gaussian(new Likelihood.Sigma.Fixed(0.5)));
    assertThat(((FloatRange) spec.space().parameters().get(0)).max()).isEqualTo(0.25);
    assertThat(spec.metric().goal()).isEqualTo(Goal.MINIMIZE);
    assertThat(spec.budget().trials()).hasValue(9);
    assertThat(spec.name()).isEqualTo("010");
  }

  @Test
  void a_bad_setting_is_named() throws IOException {
    Path file = write(SWEEP);
    assertThat(problems(file, "training.epochs=x"))
        .containsExactly(
            "--set training.epochs=x: training.epochs: expected a whole number of at least 1,"
                + " found x");
    assertThat(problems(file, "training.epoch=3"))
        .containsExactly(
            "--set training.epoch=3: training.epoch: unknown key; did you mean epochs?");
    assertThat(problems(file, "epochs", "=3", "a..b=1", "name="))
        .containsExactly(
            "--set epochs: expected path=value, as in training.epochs=10",
            "--set =3: expected path=value, as in training.epochs=10",
            "--set a..b=1: expected path=value, as in training.epochs=10",
            "--set name=: name: expected a value after =");
    assertThat(problems(file, "model.hidden=[1"))
        .singleElement()
        .asString()
        .startsWith("--set model.hidden=[1: model.hidden: not valid YAML: ");
  }

  @Test
  void without_settings_the_text_is_kept_as_it_is() throws IOException {
    assertThat(read(write(SWEEP)).effectiveYaml()).isEqualTo(SWEEP);
  }

  @Test
  void with_settings_the_text_is_written_anew_and_names_them() throws IOException {
    ReadResult.Valid first =
        read(write(SWEEP), "training.epochs=7", "model.hidden=[20, 10]", "name='7'");

    assertThat(first.effectiveYaml())
        .startsWith("# --set training.epochs=7\n# --set model.hidden=[20, 10]\n# --set name='7'\n");
    SweepSpec again = read(write(first.effectiveYaml())).spec();
    Assignment assignment = new Assignment(Map.of("training.dropout", new Real(0.2)));
    assertThat(again.template().configure(assignment))
        .isEqualTo(first.spec().template().configure(assignment));
    assertThat(again.space()).isEqualTo(first.spec().space());
    assertThat(again.name()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{path: d/ü 1.csv}", "{path: 'd/x.csv', test: 0}", "{path: &p d/x.csv}"})
  void a_relative_data_path_is_absolute_in_the_kept_text(String data) throws IOException {
    String text = SWEEP.replace("{dataset: digits}", data);
    ReadResult.Valid first = read(write(text));
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("sweep.yaml");
    Files.writeString(elsewhere, first.effectiveYaml());

    SweepSpec again = read(elsewhere).spec();

    assertThat(again.data()).isEqualTo(first.spec().data());
    assertThat(((Source.File) again.data().source()).path().startsWith(directory.resolve("d")))
        .isTrue();
    assertThat(first.effectiveYaml()).contains("# A comment to keep.", "# and one more");
  }

  @Test
  void a_path_shared_by_an_alias_is_kept_too() throws IOException {
    Path file = write("name: &n a.csv\nparameters: {}\ndata: {path: *n}\n");
    ReadResult.Valid first = read(file);
    assertThat(first.effectiveYaml()).contains(directory.resolve("a.csv").toString());
    assertThat(read(write(first.effectiveYaml())).spec().name()).isEqualTo("a.csv");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("sweep.yaml"), text);
  }

  private static ReadResult.Valid read(Path file, String... settings) {
    ReadResult result = new SpecReader().read(file, List.of(settings));
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }

  private static List<String> problems(Path file, String... settings) {
    ReadResult result = new SpecReader().read(file, List.of(settings));
    assertThat(result).isInstanceOf(ReadResult.Invalid.class);
    return ((ReadResult.Invalid) result).problems().stream().map(Problem::toString).toList();
  }
}
