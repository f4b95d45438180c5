package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.DeviceEnvironment;
import dev.elbow.runner.device.FakeSmi;
import dev.elbow.runner.execute.LocalProcessExecutor;
import dev.elbow.runner.execute.WorkerCommand;
import dev.elbow.runner.schedule.LocalSweepRunner;
import dev.elbow.runner.schedule.RunOptions;
import dev.elbow.runner.schedule.StopSignal;
import dev.elbow.runner.schedule.SweepListener;
import dev.elbow.runner.schedule.SweepSummary;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The build under test has no CUDA back end, so that its engine is on the processor. */
class DevicePromiseTest {
  private static final String DIGITS =
      """
      name: tiny
      parameters: {}
      data: {dataset: digits, train: 300, validation: 100, test: 0}
      model: {hidden: [16]}
      training: {epochs: 1, batch_size: 50}
      devices: gpu
      """;

  @TempDir Path directory;

  @Test
  @Timeout(120) // a sweep that does not end must not hang the build
  @DisabledOnOs(OS.WINDOWS)
  void a_trial_on_a_gpu_whose_engine_loaded_its_cpu_back_end_fails_with_that_reason()
      throws Exception {
    Path sweep = Files.writeString(directory.resolve("sweep.yaml"), DIGITS);
    ReadResult.Valid valid = (ReadResult.Valid) new SpecReader().read(sweep);
    SweepSummary summary =
        new LocalSweepRunner(
                Clock.systemUTC(),
                FakeSmi.machine(directory, FakeSmi.gpus(1)),
                SearchStrategies::create,
                new LocalProcessExecutor(WorkerCommand.TRAINING))
            .start(
                valid.spec(),
                valid.effectiveYaml(),
                new RunOptions(directory.resolve("runs"), Optional.empty(), List.of()),
                new SweepListener() {},
                new StopSignal());
    assertThat(summary.snapshot().trials().get(0).outcome().orElseThrow())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(Failed.Cause.CRASHED);
              assertThat(failed.reason())
                  .contains("the trial was given gpu:0, but the engine loaded its CPU back end");
            });
  }

  @Test
  void an_engine_may_be_on_what_it_was_given_or_on_anything_if_nothing_was_said() {
    VaeEngine engine = VaeEngines.standard();
    String variable = DeviceEnvironment.DEVICE;
    String core = new Device(Device.Kind.CPU, 3, "core").name();
    assertThatCode(() -> DevicePromise.check(engine, Map.of(variable, core)))
        .doesNotThrowAnyException();
    assertThatCode(() -> DevicePromise.check(engine, Map.of())).doesNotThrowAnyException();
    assertThatThrownBy(() -> DevicePromise.check(engine, Map.of(variable, "gpu:0:1")))
        .isInstanceOf(WrongDeviceException.class)
        .hasMessageContaining("CpuBackend");
  }
}
