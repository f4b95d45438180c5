package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.provenance.Provenance;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.schedule.LocalSweepRunner;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.schedule.StopSignal;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.schedule.SweepSummary;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialReader;
import dev.elbow.runner.trial.EndReason;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real workers training real models on the bundled digits. */
@Timeout(120) // a sweep that does not end must not hang the build
class WorkerMainTest {
  private static final String DIGITS =
      """
      name: tiny
      seed: 3
      method: grid
      parameters:
        latent_size: {values: [3]}
      data: {dataset: digits, binarize: threshold, train: 300, validation: 100, test: 100}
      model: {hidden: [16]}
      training: {epochs: 2, batch_size: 50}
      """;

  private static final Map<Metric, Double> NO_TIME =
      Map.of(Metric.TRAINING_SECONDS, 0.0, Metric.DIAGNOSTICS_SECONDS, 0.0);

  @TempDir Path directory;

  @Test
  void trains_reports_keeps_the_model_and_its_pictures_and_repeats_bit_for_bit() throws Exception {
    SweepSummary summary = run(DIGITS);
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertThat(epochs(summary.run(), 1)).extracting(EpochMetrics::epoch).containsExactly(1, 2);
    assertModelLoads(summary.run(), new TrialId(1), 3);
    assertThat(summary.run().checkpoint(new TrialId(1))).doesNotExist();
    assertPictures(summary.run(), new TrialId(1));
    assertProvenance(summary.run());
    assertThat(metrics(run(DIGITS))).isEqualTo(metrics(summary));
  }

  @Test
  void a_training_that_is_ended_early_is_measured_by_what_it_is_ranked_by() throws Exception {
    SweepSummary summary =
        run(
            DIGITS.replace(
                    "latent_size: {values: [3]}", "learning_rate: {values: [1e-2, 1e-5, 1e-6]}")
                + "early_terminate: {type: asha, min_epochs: 1, eta: 3}\n");
    List<TrialRecord> stopped =
        summary.snapshot().trials().stream()
            .filter(trial -> trial.outcome().orElseThrow() instanceof TrialOutcome.Stopped)
            .toList();
    assertThat(stopped).isNotEmpty();
    for (TrialRecord trial : stopped) {
      assertThat(epochs(summary.run(), trial.id().number())).hasSize(1);
      FinalMetrics metrics = trial.metrics().orElseThrow();
      assertThat(metrics.get(Metric.VALID_IWAE64)).isFinite();
      assertThat(metrics.get(Metric.DENSITY_RATIO)).as("a default constraint").isFinite();
      assertThat(metrics.get(Metric.AMORTISATION_GAP)).as("not worth it").isNaN();
      assertThat(stored(summary.run(), trial.id()).diagnosis().orElseThrow().reason())
          .startsWith("as it was when stopped after 1 epoch: ");
      assertModelLoads(summary.run(), trial.id(), 20);
    }
  }

  @Test
  void draws_nothing_for_a_sweep_without_pictures() throws Exception {
    SweepSummary summary = run(DIGITS + "report: {pictures: none}\n");
    assertThat(summary.end()).isEqualTo(EndReason.FINISHED);
    assertModelLoads(summary.run(), new TrialId(1), 3);
    assertThat(summary.run().pictures(new TrialId(1))).doesNotExist();
  }

  @Test
  void a_model_with_more_latents_than_epochs_keep_has_all_its_pictures() throws Exception {
    SweepSummary summary =
        run(
            DIGITS.replace("[3]", "[520]").replace("epochs: 2", "epochs: 1")
                + "diagnostics: light\n");
    assertThat(epochs(summary.run(), 1).get(0).klPerDimensionNats()).isEmpty();
    assertPictures(summary.run(), new TrialId(1));
  }

  @Test
  void a_trial_that_diverges_says_where() throws Exception {
    SweepSummary summary =
        run(
            DIGITS
                .replace("latent_size: {values: [3]}", "learning_rate: {value: 1e30}")
                .replace("batch_size: 50", "batch_size: 50, optimizer: sgd"));
    TrialOutcome outcome = summary.snapshot().trials().get(0).outcome().orElseThrow();
    assertThat(outcome).isInstanceOf(TrialOutcome.Failed.class);
    assertThat(((TrialOutcome.Failed) outcome).cause())
        .isEqualTo(TrialOutcome.Failed.Cause.DIVERGED);
    assertThat(((TrialOutcome.Failed) outcome).reason()).matches("training diverged: .* epoch 1.*");
  }

  @Test
  void a_trial_that_diverges_late_keeps_the_epochs_before() throws Exception {
    // One step an epoch: β is 0 in the first, and far too large in the second.
    SweepSummary summary =
        run(
            DIGITS
                .replace("latent_size: {values: [3]}", "beta: {value: 1e38}")
                .replace(
                    "epochs: 2, batch_size: 50",
                    "epochs: 4, batch_size: 50, examples: 50, optimizer: sgd,"
                        + " kl_schedule: {type: linear, warmup_epochs: 3}"));
    TrialOutcome outcome = summary.snapshot().trials().get(0).outcome().orElseThrow();
    assertThat(((TrialOutcome.Failed) outcome).reason()).matches("training diverged: .* epoch 2.*");
    assertThat(epochs(summary.run(), 1)).extracting(EpochMetrics::epoch).containsExactly(1);
    assertThat(epochs(summary.run(), 1).get(0).validElboNats()).isFinite();
  }

  @Test
  void settings_that_do_not_fit_the_data_are_told_from_a_crash() throws Exception {
    SweepSummary summary =
        run(
            DIGITS
                .replace("latent_size: {values: [3]}", "batch_size: {value: 301}")
                .replace(", batch_size: 50", ""));
    assertThat(summary.snapshot().trials().get(0).outcome())
        .contains(
            new TrialOutcome.Failed(
                TrialOutcome.Failed.Cause.UNTRAINABLE,
                "batch_size is 301, but the training split has only 300 examples"));
  }

  @Test
  void a_worker_that_cannot_read_its_files_says_which_without_a_stack_trace() throws Exception {
    Path sweep = Files.writeString(directory.resolve("sweep.yaml"), DIGITS);
    ReadResult.Valid valid = (ReadResult.Valid) new SpecReader().read(sweep);
    SweepSummary summary =
        runner()
            .start(valid.spec(), "name: [\n", options(), new SweepListener() {}, new StopSignal());
    assertThat(summary.snapshot().trials().get(0).reason().orElseThrow())
        .startsWith(summary.run().sweepFile().toString())
        .doesNotContain("\tat ");
  }

  @Test
  void a_trial_whose_pictures_cannot_be_written_keeps_its_metrics() throws Exception {
    SweepSummary summary = run(DIGITS, putInTheWay(run -> run.pictures(new TrialId(1))));
    assertThat(metrics(summary)).hasSize(1);
    assertModelLoads(summary.run(), new TrialId(1), 3);
    assertThat(summary.run().log(new TrialId(1)))
        .content()
        .contains("samples.png could not be drawn");
  }

  @Test
  void a_trial_whose_model_cannot_be_written_has_crashed() throws Exception {
    SweepSummary summary = run(DIGITS, putInTheWay(run -> run.model(new TrialId(1))));
    TrialOutcome outcome = summary.snapshot().trials().get(0).outcome().orElseThrow();
    assertThat(((TrialOutcome.Failed) outcome).cause())
        .isEqualTo(TrialOutcome.Failed.Cause.CRASHED);
    assertThat(((TrialOutcome.Failed) outcome).reason())
        .contains("the model could not be saved: ", summary.run().model(new TrialId(1)).toString());
    assertThat(summary.run().pictures(new TrialId(1))).doesNotExist();
  }

  @Test
  void a_sweep_that_is_stopped_goes_on_behind_the_epochs_that_it_has_done() throws Exception {
    String longer = DIGITS.replace("epochs: 2", "epochs: 40");
    StopSignal stop = new StopSignal();
    SweepListener impatient =
        new SweepListener() {
          @Override
          public void epochFinished(TrialId trial, EpochMetrics epoch) {
            if (epoch.epoch() == 5) {
              stop.request("stopped by the test");
            }
          }
        };
    RunDirectory stopped = run(longer, impatient, stop).run();
    assertThat(stopped.checkpoint(new TrialId(1))).isNotEmptyDirectory();
    List<Integer> heard = new ArrayList<>();
    SweepListener counting =
        new SweepListener() {
          @Override
          public void epochFinished(TrialId trial, EpochMetrics epoch) {
            heard.add(epoch.epoch());
          }
        };

    SweepSummary resumed =
        runner().resume(stopped, read(longer).spec(), options(), counting, new StopSignal());

    assertThat(heard).first().satisfies(epoch -> assertThat(epoch).isGreaterThan(1));
    assertThat(epochs(stopped, 1))
        .extracting(EpochMetrics::epoch)
        .hasSize(40)
        .doesNotHaveDuplicates();
    assertThat(metrics(resumed)).isEqualTo(metrics(run(longer)));
    assertThat(stopped.checkpoint(new TrialId(1))).doesNotExist();
  }

  private static SweepListener putInTheWay(Function<RunDirectory, Path> place) {
    return new SweepListener() {
      @Override
      public void runStarted(RunDirectory started, RunSnapshot before, int slots) {
        putFile(place.apply(started));
      }
    };
  }

  private static void putFile(Path path) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, "in the way");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SweepSummary run(String yaml) throws IOException {
    return run(yaml, new SweepListener() {});
  }

  private SweepSummary run(String yaml, SweepListener listener) throws IOException {
    return run(yaml, listener, new StopSignal());
  }

  private SweepSummary run(String yaml, SweepListener listener, StopSignal stop)
      throws IOException {
    ReadResult.Valid valid = read(yaml);
    return runner().start(valid.spec(), valid.effectiveYaml(), options(), listener, stop);
  }

  private ReadResult.Valid read(String yaml) throws IOException {
    Path sweep = Files.writeString(directory.resolve("sweep.yaml"), yaml);
    ReadResult result = new SpecReader().read(sweep);
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return (ReadResult.Valid) result;
  }

  private static LocalSweepRunner runner() {
    return new LocalSweepRunner(
        Clock.systemUTC(),
        Devices.detect(),
        SearchStrategies::create,
        new LocalProcessExecutor(WorkerCommand.TRAINING));
  }

  private RunOptions options() {
    return new RunOptions(directory.resolve("runs"), Optional.empty(), List.of());
  }

  private static TrialRecord stored(RunDirectory run, TrialId trial) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return reader.trial(trial).orElseThrow();
    }
  }

  private static List<EpochMetrics> epochs(RunDirectory run, int trial) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      return reader.epochs(new TrialId(trial));
    }
  }

  /** All but durations. */
  private static List<FinalMetrics> metrics(SweepSummary summary) {
    return summary.snapshot().trials().stream()
        .map(TrialRecord::metrics)
        .map(Optional::orElseThrow)
        .map(metrics -> metrics.with(new Measurements(NO_TIME)))
        .toList();
  }

  private static void assertModelLoads(RunDirectory run, TrialId trial, int latentSize)
      throws IOException {
    try (VaeModel model = VaeEngines.standard().load(run.model(trial))) {
      assertThat(model.decode(Matrix.zeros(1, latentSize)).columns()).isEqualTo(64);
    }
  }

  private static void assertPictures(RunDirectory run, TrialId trial) throws IOException {
    assertThat(columns(run.reconstructions(trial))).isEqualTo(10);
    assertThat(columns(run.samples(trial))).isEqualTo(10);
    assertThat(columns(run.traversals(trial))).isEqualTo(7);
    assertThat(columns(run.nearest(trial))).isEqualTo(10);
  }

  /** Of digits, 8 pixels wide: seven times enlarged, with a gap of 2 between them. */
  private static int columns(Path picture) throws IOException {
    return (ImageIO.read(picture.toFile()).getWidth() + 2) / 58;
  }

  private static void assertProvenance(RunDirectory run) throws IOException {
    Provenance provenance = new ProvenanceFile(run.provenance()).read();
    assertThat(provenance.engines())
        .singleElement()
        .satisfies(engine -> assertThat(engine.library()).isEqualTo("ND4J"));
    assertThat(provenance.data().orElseThrow().sha256()).hasSize(64);
  }
}
