package dev.elbow.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.metrics.Metric;
import dev.elbow.reports.html.HtmlReport;
import dev.elbow.reports.model.Diagnosis;
import dev.elbow.reports.model.MetricColumn;
import dev.elbow.reports.model.Note;
import dev.elbow.reports.model.ObjectiveInsight;
import dev.elbow.reports.model.Origin;
import dev.elbow.reports.model.ParameterColumn;
import dev.elbow.reports.model.ParameterValue;
import dev.elbow.reports.model.Replication;
import dev.elbow.reports.model.RunState;
import dev.elbow.reports.model.SweepReport;
import dev.elbow.reports.model.TrialRow;
import dev.elbow.reports.model.TrialState;
import dev.elbow.reports.model.Verdict;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportAssemblerTest {
  @TempDir Path runs;
  private RunDirectory run;

  @BeforeEach
  void createRun() throws IOException {
    run = ExampleRun.create(runs);
  }

  @Test
  void aligns_rows_with_columns_in_the_order_of_the_sweep_file() {
    SweepReport report = assemble();

    assertThat(report.parameters())
        .containsExactly(
            new ParameterColumn("latent_size", ParameterColumn.Kind.NUMERIC),
            new ParameterColumn("beta", ParameterColumn.Kind.LOG),
            new ParameterColumn("training.dropout", ParameterColumn.Kind.NUMERIC));
    assertThat(report.trials().get(0).parameters())
        .containsExactly(
            new ParameterValue.Numeric(4),
            new ParameterValue.Numeric(0.1),
            new ParameterValue.Absent());
    assertThat(report.trials().get(1).metrics().get(report.metricIndex("valid_elbo").getAsInt()))
        .hasValue(-19.25);
  }

  @Test
  void carries_states_reasons_curves_and_the_header_of_an_unfinished_run() {
    SweepReport report = assemble();

    assertThat(report.trials())
        .extracting(trial -> trial.state())
        .containsExactly(
            TrialState.COMPLETED, TrialState.COMPLETED, TrialState.FAILED, TrialState.WAITING);
    assertThat(report.trials().get(2).reason()).contains("loss is NaN");
    assertThat(report.trials().get(0).curve()).hasSize(2);
    assertThat(report.trials().get(3).curve()).isEmpty();
    assertThat(report.header().name()).isEqualTo("example");
    assertThat(report.header().data()).startsWith("digits");
    assertThat(report.header().startedAt()).isEqualTo(ExampleRun.START);
    assertThat(report.constraints()).containsExactly("active_units >= 2");
  }

  @Test
  void tells_a_run_that_was_stopped_or_killed_from_one_that_goes_on() throws Exception {
    assertThat(assemble().header().state()).isEqualTo(RunState.STOPPED);
    Instant resumed = ExampleRun.START.plusSeconds(100);
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.beginLaunch(OptionalInt.of(4), resumed);
      AttemptId attempt = store.startAttempt(new TrialId(4), "cpu:0", resumed.plusSeconds(1));
      store.appendEpoch(attempt, ExampleRun.epoch(1), resumed.plusSeconds(3));
    }
    RunLock lock = RunLock.acquire(run);
    assertThat(assemble().header().state()).isEqualTo(RunState.GOING_ON);
    assertThat(assemble().trials().get(3).state()).isEqualTo(TrialState.RUNNING);
    assertThat(assemble().trials().get(3).seconds()).hasValue(899);
    lock.close();
    assertThat(assemble().header().state()).isEqualTo(RunState.KILLED);
    assertThat(assemble().trials().get(3).state()).isEqualTo(TrialState.LOST);
    assertThat(assemble().trials().get(3).seconds()).hasValue(2);
  }

  @Test
  void shows_the_pictures_that_exist_and_ignores_a_torn_one() throws IOException {
    Files.createDirectories(run.pictures(new TrialId(2)));
    ImageIO.write(
        new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY),
        "png",
        run.samples(new TrialId(2)).toFile());
    Files.write(run.traversals(new TrialId(2)), new byte[] {1, 2, 3});

    SweepReport report = assemble();

    assertThat(report.trials().get(0).pictures()).isEmpty();
    assertThat(report.trials().get(1).pictures().orElseThrow().samples()).isPresent();
    assertThat(report.trials().get(1).pictures().orElseThrow().traversals()).isEmpty();
  }

  @Test
  void carries_verdicts_with_reasons_flags_hints_and_gaps() {
    Diagnosis collapsed = assemble().trials().get(0).diagnosis().orElseThrow();

    assertThat(collapsed.verdict()).isEqualTo(Verdict.PARTIAL_COLLAPSE);
    assertThat(collapsed.reason()).isEqualTo(ExampleRun.PARTIAL_COLLAPSE.reason());
    assertThat(collapsed.flags()).extracting(Note::title).containsExactly("Encoder");
    assertThat(collapsed.hints())
        .extracting(Note::title)
        .containsExactly("Fewer latents, about 3", "Lower beta, now 0.10");
    assertThat(collapsed.gaps())
        .containsExactly(new Note("two-sample test", "there are 7 examples"));
    assertThat(assemble().trials().get(3).diagnosis()).isEmpty();
  }

  @Test
  void a_training_that_diverged_has_that_verdict_and_hints_though_nothing_was_measured() {
    Diagnosis diverged = assemble().trials().get(2).diagnosis().orElseThrow();

    assertThat(diverged.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(diverged.reason()).contains("loss is NaN");
    assertThat(diverged.hints()).isNotEmpty();
  }

  @Test
  void a_collapse_that_does_no_harm_is_flagged_as_benign_first() throws IOException {
    // −20.5 is within 12 of its standard errors, 0.2, of the best trial's −18.25.
    Files.writeString(
        run.sweepFile(), ExampleRun.SWEEP + "diagnostics: {benign_standard_errors: 12}\n");

    assertThat(assemble().trials().get(0).diagnosis().orElseThrow().flags())
        .extracting(Note::title)
        .containsExactly("Benign", "Encoder");
  }

  @Test
  void has_a_column_for_every_metric_that_is_known_at_the_end_and_few_headlines() {
    List<MetricColumn> columns = assemble().metrics();

    assertThat(columns)
        .extracting(MetricColumn::id)
        .containsExactlyElementsOf(TrialTable.finalMetrics().stream().map(Metric::id).toList());
    assertThat(columns.stream().filter(MetricColumn::headline))
        .extracting(MetricColumn::id)
        .contains("valid_iwae64", "valid_elbo", "active_units", "density_ratio")
        .hasSizeLessThan(12);
  }

  @Test
  void carries_why_each_trial_was_tried() {
    Assignment assignment = new Assignment(Map.of("latent_size", new Value.Whole(5)));
    TrialOrigin explores = TrialOrigin.of(TrialOrigin.Kind.EXPLORE, "explores: predicted −19 ± 4");
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      store.create(Trial.of(new TrialId(5), assignment, 7, explores));
      store.create(
          Trial.of(new TrialId(6), assignment, 7, TrialOrigin.replicateOf(new TrialId(2))));
    }

    assertThat(assemble().trials())
        .extracting(TrialRow::origin)
        .endsWith(
            new Origin(Origin.Kind.EXPLORE, "explores: predicted −19 ± 4", OptionalInt.empty()),
            new Origin(Origin.Kind.REPLICATE, "", OptionalInt.of(2)));
    assertThat(assemble().findings().replications())
        .containsExactly(
            new Replication(
                2, OptionalDouble.empty(), OptionalDouble.empty(), 0, List.of(6), false));
  }

  @Test
  void says_that_two_trials_tell_nothing_of_what_matters() {
    assertThat(assemble().findings().insights())
        .extracting(ObjectiveInsight::missing)
        .containsExactly(
            "Too few trials to tell: 2 with a value of the objective, of 10 at least.");
  }

  @Test
  void flattens_provenance_into_lines() throws IOException {
    Files.writeString(
        run.provenance(),
        "{\"seed\": 7, \"data\": {\"sha256\": \"ab\"}, \"devices\": [\"x\", \"y\"]}");

    assertThat(assemble().provenance())
        .extracting(line -> line.label() + "=" + line.value())
        .containsExactly("seed=7", "data sha256=ab", "devices=x y");
  }

  @Test
  void a_page_can_be_made_of_it() {
    assertThat(HtmlReport.render(assemble())).contains("example").contains("valid_iwae64");
  }

  private SweepReport assemble() {
    SweepSpec spec = ((ReadResult.Valid) new SpecReader().read(run.sweepFile())).spec();
    try (TrialReader store = SqliteTrialStore.openReadOnly(run.database())) {
      return new ReportAssembler(
              RunContents.read(run, spec, store), ExampleRun.START.plusSeconds(1000))
          .assemble();
    }
  }
}
