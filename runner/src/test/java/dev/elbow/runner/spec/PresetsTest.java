package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.elbow.core.model.KlSchedule;
import dev.elbow.runner.search.Search;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Parameter.Choice;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
  private static final String SWEEP =
      """
      name: x
      method: grid
      parameters:
        illness:
          presets:
            full_collapse: {beta: 30}
            wide: {latent_size: 64, beta: 4, training.dropout: 0.1}
            annealed: {kl_schedule: {type: linear, warmup_epochs: 3}, hidden: [30, 20]}
            plain: {}
        l2: {values: [0.25, 0.5], when: illness == wide}
      data: {dataset: digits}
      model: {latent_size: 8}
      training: {beta: 2}
      """;

  @TempDir Path directory;

  @Test
  void a_parameter_is_a_choice_among_the_names_of_its_presets() throws IOException {
    assertThat(read(SWEEP).spec().space().parameters().get(0))
        .isEqualTo(
            new Choice(
                "illness",
                List.of(
                    new Text("full_collapse"),
                    new Text("wide"),
                    new Text("annealed"),
                    new Text("plain")),
                Optional.empty()));
  }

  @Test
  void settings_are_those_of_the_preset_and_else_those_of_the_sections() throws IOException {
    TrialTemplate template = read(SWEEP).spec().template();

    TrialConfig collapsed = template.configure(preset("full_collapse"));
    assertThat(collapsed.training().objective().beta()).isEqualTo(30);
    assertThat(collapsed.model().latentSize()).isEqualTo(8);

    TrialConfig wide = template.configure(preset("wide"));
    assertThat(wide.training().objective().beta()).isEqualTo(4);
    assertThat(wide.training().regularization().dropout()).isEqualTo(0.1);
    assertThat(wide.model().latentSize()).isEqualTo(64);

    TrialConfig annealed = template.configure(preset("annealed"));
    assertThat(annealed.training().objective().klSchedule()).isEqualTo(new KlSchedule.Linear(3));
    assertThat(annealed.model().hidden()).containsExactly(30, 20);

    TrialConfig plain = template.configure(preset("plain"));
    assertThat(plain).isEqualTo(template.configure(new Assignment(Map.of())));
    assertThat(plain.training().objective().beta()).isEqualTo(2);
  }

  @Test
  void an_unknown_preset_is_refused_by_name() throws IOException {
    TrialTemplate template = read(SWEEP).spec().template();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.configure(preset("thin")))
        .withMessage("illness has no preset 'thin'");
  }

  @ParameterizedTest
  @CsvSource({"grid, 5", "random, 5", "sobol, 5"})
  void presets_are_searched_like_any_choice(String method, int distinct) throws IOException {
    SweepSpec spec = read(SWEEP.replace("grid", method)).spec();
    Search search = new Search(SearchStrategies.create(spec));
    Set<Assignment> seen = new LinkedHashSet<>();
    for (int i = 0; i < distinct; i++) {
      seen.add(search.ask().orElseThrow().assignment());
    }

    assertThat(search.ask()).isEmpty();
    Map<String, Value> wide = new LinkedHashMap<>();
    wide.put("illness", new Text("wide"));
    wide.put("l2", new Real(0.5));
    assertThat(seen)
        .hasSize(distinct)
        .contains(preset("full_collapse"), preset("plain"), new Assignment(wide));
    assertThat(spec.template().configure(new Assignment(wide)).training().regularization().l2())
        .isEqualTo(0.5);
  }

  @Test
  void a_setting_given_in_the_sections_is_used_by_presets_that_leave_it_alone() throws IOException {
    assertThat(read(SWEEP).warnings()).isEmpty();
    String always =
        SWEEP
            .replace("plain: {}", "plain: {beta: 1}")
            .replace("annealed: {", "annealed: {beta: 3, ");
    assertThat(read(always).warnings())
        .extracting(Problem::message)
        .containsExactly("parameters.illness: also given as training.beta, which is not used");
  }

  @Test
  void an_option_reaches_into_a_preset() throws IOException {
    TrialTemplate template =
        read(SWEEP, "parameters.illness.presets.wide.beta=6").spec().template();
    assertThat(template.configure(preset("wide")).training().objective().beta()).isEqualTo(6);
  }

  private static Assignment preset(String name) {
    return new Assignment(Map.of("illness", new Text(name)));
  }

  private ReadResult.Valid read(String text, String... settings) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), text);
    ReadResult result = new SpecReader().read(file, List.of(settings));
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }
}
