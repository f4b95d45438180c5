package dev.elbow.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import dev.elbow.runner.device.DeviceEnvironment;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.TrialConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build under test has no GPU part, so that its engines train on cores. */
class ChosenEngineTest {
  private static final Map<String, String> CORE = Map.of(DeviceEnvironment.DEVICE, "cpu:1");
  private static final Map<String, String> GPU = Map.of(DeviceEnvironment.DEVICE, "gpu:0");

  @TempDir Path directory;

  private TrialConfig trial(String engine, String precision) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("sweep.yaml"),
            """
            name: x
            parameters: {}
            data: {dataset: digits}
            model: {engine: %s}
            training: {precision: %s}
            """
                .formatted(engine, precision));
    ReadResult.Valid sweep = (ReadResult.Valid) new SpecReader().read(file);
    return sweep.spec().template().configure(new Assignment(Map.of()));
  }

  @Test
  void the_engine_that_is_asked_for_is_used_and_needs_no_reason() throws Exception {
    ChosenEngine chosen = ChosenEngine.of(trial("dl4j", "fp32"), CORE);
    assertThat(chosen.facts().facts().engine()).isEqualTo("dl4j");
    assertThat(chosen.reason()).isEmpty();
  }

  @Test
  void auto_takes_one_that_can_train_and_says_why() throws Exception {
    ChosenEngine chosen = ChosenEngine.of(trial("auto", "fp32"), CORE);
    boolean libtorch =
        VaeEngines.byName("libtorch")
            .filter(engine -> engine.obstacle(Precision.FP32).isEmpty())
            .isPresent();
    assertThat(chosen.engine().name()).isEqualTo(libtorch ? "libtorch" : "dl4j");
    assertThat(chosen.facts().reason()).isPresent();
  }

  @Test
  void what_no_engine_can_do_is_untrainable_with_the_reason() {
    assertThatThrownBy(() -> ChosenEngine.of(trial("dl4j", "bf16"), CORE))
        .isInstanceOf(WorkerException.class)
        .hasMessageContaining("engine dl4j computes in fp32 alone");
    assertThatThrownBy(() -> ChosenEngine.of(trial("auto", "tf32"), CORE))
        .isInstanceOf(WorkerException.class)
        .hasMessageContaining("libtorch cannot train here: ")
        .hasMessageContaining("dl4j cannot train here: ");
    assertThatThrownBy(() -> ChosenEngine.of(trial("auto", "fp32"), GPU))
        .isInstanceOf(WorkerException.class)
        .hasMessageContaining("-Pcuda");
  }

  @Test
  void an_engine_that_is_on_another_device_speaks_against_the_device() {
    assertThatThrownBy(() -> ChosenEngine.of(trial("dl4j", "fp32"), GPU))
        .isInstanceOf(WrongDeviceException.class)
        .hasMessageContaining("the trial was given gpu:0");
  }
}
