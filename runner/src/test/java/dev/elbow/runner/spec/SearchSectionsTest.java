package dev.elbow.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import dev.elbow.runner.spec.SearchSpec.Replicates;
import dev.elbow.runner.spec.SweepSpec.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults and every key of what a sweep file says of its search. */
class SearchSectionsTest {
  private static final String SWEEP =
      """
      name: x
      data: {dataset: digits}
      budget: {trials: 10}
      parameters:
        latent_size: {type: int, min: 2, max: 64, scale: log}
        beta: {min: 0.1, max: 8, scale: log}
      """;

  @TempDir Path directory;

  @Test
  void nothing_is_done_that_is_not_asked_for() throws IOException {
    SweepSpec spec = spec(SWEEP);

    assertThat(spec.search()).isEqualTo(SearchSpec.of(Method.RANDOM));
    assertThat(spec.objectives())
        .isEqualTo(Objectives.of(new MetricSpec(Metric.VALID_IWAE64, Goal.MAXIMIZE)));
    assertThat(spec.budget().target()).isEmpty();
    assertThat(spec.budget().patience()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void every_method_has_its_word(Method method) throws IOException {
    String text = SWEEP.replace("max: 8,", "max: 8, points: 3,").replace("{trials: 10}", "{}");
    String grid = text.replace("budget: {}", "budget: {trials: 3}");
    String word = method.name().toLowerCase(Locale.ROOT);
    assertThat(spec(grid + "method: " + word).method()).isEqualTo(method);
  }

  @Test
  void two_metrics_are_two_objectives_in_the_order_of_the_file() throws IOException {
    assertThat(spec(SWEEP + "metric: [valid_nll, active_units]\n").objectives().all())
        .containsExactly(
            new MetricSpec(Metric.VALID_NLL, Goal.MINIMIZE),
            new MetricSpec(Metric.ACTIVE_UNITS, Goal.MAXIMIZE));
    assertThat(
            spec(SWEEP + "metric: [{name: valid_nll}, {name: active_units, goal: minimize}]\n")
                .objectives()
                .all())
        .extracting(MetricSpec::goal)
        .containsExactly(Goal.MINIMIZE, Goal.MINIMIZE);
  }

  @Test
  void a_rate_beside_another_objective_is_minimised_unless_the_file_says_otherwise()
      throws IOException {
    assertThat(spec(SWEEP + "metric: [valid_distortion, valid_rate]\n").objectives().all().get(1))
        .isEqualTo(new MetricSpec(Metric.VALID_RATE, Goal.MINIMIZE));
    assertThat(
            spec(SWEEP + "metric: [valid_distortion, {name: valid_rate, goal: maximize}]\n")
                .objectives()
                .all()
                .get(1)
                .goal())
        .isEqualTo(Goal.MAXIMIZE);
  }

  @Test
  void a_bound_and_its_gain_differ_where_the_model_without_latents_does() throws IOException {
    String gaussian =
        "metric: [valid_elbo, elbo_gain]\nmodel: {likelihood: {type: gaussian, sigma: 0.5}}\n";
    assertThat(spec(SWEEP + gaussian).objectives().areSeveral()).isTrue();
  }

  @Test
  void a_target_and_a_patience_are_read() throws IOException {
    Budget budget =
        spec(SWEEP.replace("trials: 10", "trials: 10, target: -90.5, patience: 4")).budget();

    assertThat(budget.target()).hasValue(-90.5);
    assertThat(budget.patience()).hasValue(4);
    assertThat(budget.trials()).hasValue(10);
  }

  @Test
  void enqueued_values_have_the_types_and_the_order_of_the_space() throws IOException {
    SweepSpec spec =
        spec(
            """
            name: x
            data: {dataset: digits}
            budget: {trials: 10}
            parameters:
              latent_size: {type: int, min: 2, max: 64}
              beta: {min: 0.1, max: 8}
              batch_size: {values: [64, 128]}
              model.hidden: {values: [[400], [200, 100]]}
              training.optimizer: {value: adam}
              training.dropout: {min: 0, max: 0.3, when: "latent_size > 16"}
            enqueue:
              - {beta: 1, batch_size: 64.0, latent_size: 2e1, model.hidden: [400], training.dropout: 0}
              - {latent_size: 16, beta: 0.1, batch_size: 128, model.hidden: [200, 100]}
            """);

    List<Assignment> enqueued = spec.search().enqueued();
    assertThat(enqueued.get(0).values())
        .containsExactly(
            Map.entry("latent_size", new Whole(20)),
            Map.entry("beta", new Real(1)),
            Map.entry("batch_size", new Whole(64)),
            Map.entry("model.hidden", new Text("[400]")),
            Map.entry("training.optimizer", new Text("adam")),
            Map.entry("training.dropout", new Real(0)));
    assertThat(enqueued.get(1).get("training.dropout")).isEmpty();
    assertThat(enqueued).allMatch(spec.space()::contains);
    assertThat(spec.template().configure(enqueued.get(0)).model().latentSize()).isEqualTo(20);
  }

  @Test
  void a_preset_is_enqueued_by_its_name() throws IOException {
    SweepSpec spec =
        spec(
            """
            name: x
            data: {dataset: digits}
            parameters:
              illness: {presets: {collapsed: {beta: 30}, plain: {}}}
            enqueue: [{illness: plain}]
            """);

    assertThat(spec.search().enqueued())
        .containsExactly(new Assignment(Map.of("illness", new Text("plain"))));
  }

  @Test
  void a_grid_takes_enqueued_values_of_its_points() throws IOException {
    SweepSpec spec =
        spec(
            """
            name: x
            data: {dataset: digits}
            method: grid
            parameters: {beta: {min: 0, max: 1, points: 3}}
            enqueue: [{beta: 0.5}]
            """);

    Map<String, Value> expected = Map.of("beta", new Real(0.5));
    assertThat(spec.search().enqueued()).containsExactly(new Assignment(expected));
  }

  @Test
  void a_number_of_replicates_is_short_for_those_of_the_best_five() throws IOException {
    assertThat(spec(SWEEP + "replicates: 3\n").search().replicates())
        .contains(new Replicates(3, 5));
    assertThat(spec(SWEEP + "replicates: {runs: 4, best: 2}\n").search().replicates())
        .contains(new Replicates(4, 2));
    assertThat(spec(SWEEP + "replicates: {runs: 4}\n").search().replicates())
        .contains(new Replicates(4, 5));
  }

  @Test
  void a_run_to_learn_from_is_found_beside_the_sweep_file_or_else_kept_as_a_name()
      throws IOException {
    Path run = Files.createDirectories(directory.resolve("old/20260101-000000"));
    Files.createFile(run.resolve("sweep.db"));

    String sweep = SWEEP + "method: tpe\nwarm_start: [old/20260101-000000, other/latest] # both\n";

    assertThat(spec(sweep).search().warmStart()).containsExactly(run.toString(), "other/latest");
    assertThat(spec(SWEEP + "method: tpe\nwarm_start: quickstart\n").search().warmStart())
        .containsExactly("quickstart");
  }

  @Test
  void a_resume_reads_the_same_runs_from_the_kept_text() throws IOException {
    Path run = Files.createDirectories(directory.resolve("old/20260101-000000"));
    Files.createFile(run.resolve("sweep.db"));
    String text =
        SWEEP.replace("{dataset: digits}", "{path: x.csv}")
            + "method: tpe\nwarm_start:\n  - old/20260101-000000 # the first\n  - other\n";
    ReadResult.Valid first = read(text);

    Path elsewhere = Files.createDirectories(directory.resolve("kept")).resolve("sweep.yaml");
    Files.writeString(elsewhere, first.effectiveYaml());
    SweepSpec again = ((ReadResult.Valid) new SpecReader().read(elsewhere)).spec();

    assertThat(again.search()).isEqualTo(first.spec().search());
    assertThat(again.data()).isEqualTo(first.spec().data());
    assertThat(first.effectiveYaml()).contains("# the first", run.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method: sobol\nwarm_start: old\n"
            + "|warm_start: sobol search does not learn from trials, so earlier runs change nothing;"
            + " use bayes, tpe or genetic",
        "replicates: 1\n|replicates: a single run has no standard error; expected at least 2",
        "replicates: {runs: 2, best: 11}\n"
            + "|replicates: asks for the best 11 of no more than 10 trials",
        "constraints: [active_units > 3, active_units > 3]\n|constraints[2]: is given twice"
      })
  void what_is_probably_not_meant_is_a_warning(String sectionAndWarning) throws IOException {
    List<String> both = List.of(sectionAndWarning.split("\\|"));

    assertThat(read(SWEEP + both.get(0)).warnings())
        .extracting(Problem::message)
        .containsExactly(both.get(1));
  }

  @Test
  void a_patience_as_long_as_the_budget_is_a_warning() throws IOException {
    assertThat(read(SWEEP.replace("trials: 10", "trials: 10, patience: 10")).warnings())
        .extracting(Problem::toString)
        .containsExactly(
            directory.resolve("sweep.yaml")
                + ":3:32: budget.patience: never runs out before the 10 trials of the budget do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[active_units >= 8, active_units <= 8]",
        "[active_units > 3, active_units < 5]",
        "[valid_rate >= 3, valid_rate != 3]",
        "[density_ratio > 1.5, c2st_accuracy <= 1]",
        "[verdict != overfit, verdict != diverged]",
        "[valid_elbo > -100, valid_elbo < -50]",
        "[active_units >= 64]"
      })
  void constraints_that_can_be_satisfied_together_are_not_refused(String constraints)
      throws IOException {
    assertThat(read(SWEEP + "constraints: " + constraints + "\n").warnings()).isEmpty();
  }

  @Test
  void what_a_bound_can_be_depends_on_the_likelihood() throws IOException {
    String gaussian = "constraints: [valid_elbo > 10]\nmodel: {likelihood: gaussian}\n";
    assertThat(spec(SWEEP + gaussian).constraints().all()).hasSize(1);
  }

  @Test
  void the_largest_latent_size_may_come_from_a_preset() throws IOException {
    String presets =
        """
        name: x
        data: {dataset: digits}
        model: {latent_size: 4}
        parameters:
          width: {presets: {narrow: {}, wide: {latent_size: 12}}}
        constraints: [active_units >= 12]
        """;
    assertThat(spec(presets).constraints().all()).hasSize(1);
  }

  private SweepSpec spec(String text) throws IOException {
    return read(text).spec();
  }

  private ReadResult.Valid read(String text) throws IOException {
    ReadResult result =
        new SpecReader().read(Files.writeString(directory.resolve("sweep.yaml"), text));
    assertThat(result).as(result.toString()).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }
}
