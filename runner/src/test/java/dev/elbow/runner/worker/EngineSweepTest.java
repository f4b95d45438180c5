package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.elbow.core.engine.EngineFacts;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.provenance.ProvenanceFile;
import dev.elbow.runner.schedule.LocalSweepRunner;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.schedule.StopSignal;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.schedule.SweepSummary;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.trial.TrialEngine;
import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over engines, in one worker that serves all of them. */
class EngineSweepTest {
  private static final String SWEEP =
      """
      name: engines
      method: grid
      parameters:
        engine: {values: [dl4j, libtorch, auto]}
      data: {dataset: digits, train: 300, validation: 100, test: 0}
      model: {hidden: [16], latent_size: 2}
      training: {epochs: 2, batch_size: 50}
      diagnostics: light
      """;

  @TempDir Path directory;

  @Test
  @Timeout(120) // a sweep that does not end must not hang the build
  void every_trial_is_trained_by_the_engine_it_asks_for_and_says_so() throws Exception {
    assumeThat(VaeEngines.byName("libtorch").orElseThrow().obstacleOnCores(Precision.FP32))
        .isEmpty();
    Path sweep = Files.writeString(directory.resolve("sweep.yaml"), SWEEP);
    ReadResult.Valid valid = (ReadResult.Valid) new SpecReader().read(sweep);
    List<String> remarks = new ArrayList<>();
    SweepSummary summary =
        new LocalSweepRunner(
                Clock.systemUTC(),
                Devices.ofCores(List.of(new Device(Device.Kind.CPU, 0, "core"))),
                SearchStrategies::create,
                new LocalProcessExecutor(WorkerCommand.TRAINING))
            .start(
                valid.spec(),
                valid.effectiveYaml(),
                new RunOptions(directory.resolve("runs"), Optional.empty(), List.of()),
                new SweepListener() {
                  @Override
                  public void remark(String text) {
                    remarks.add(text);
                  }
                },
                new StopSignal());
    List<TrialRecord> trials = summary.snapshot().trials();
    assertThat(trials).hasSize(3).allMatch(trial -> trial.state() == TrialState.COMPLETED);
    Map<String, TrialEngine> engines =
        trials.stream()
            .collect(
                Collectors.toMap(
                    trial -> trial.trial().assignment().get("engine").orElseThrow().text(),
                    trial -> trial.engine().orElseThrow()));
    assertThat(engines.get("dl4j").facts().library()).isEqualTo("ND4J");
    assertThat(engines.get("libtorch").facts().library()).isEqualTo("LibTorch");
    assertThat(engines.get("libtorch").reason()).isEmpty();
    assertThat(engines.get("auto"))
        .isEqualTo(
            new TrialEngine(
                engines.get("libtorch").facts(),
                Precision.FP32,
                Optional.of("it is the fastest of libtorch and dl4j")));
    assertThat(new ProvenanceFile(summary.run().provenance()).read().engines())
        .extracting(EngineFacts::engine)
        .containsExactlyInAnyOrder("dl4j", "libtorch");
    assertThat(remarks).isEmpty();
  }
}
