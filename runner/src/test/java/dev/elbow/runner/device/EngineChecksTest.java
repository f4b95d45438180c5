package dev.elbow.runner.device;

import static dev.elbow.runner.device.FakeBuilds.dl4jBuild;
import static dev.elbow.runner.device.FakeBuilds.libtorchBuild;
import static dev.elbow.runner.device.FakeBuilds.libtorchWithoutNatives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.Problem;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChecksTest {
  private static final String LEAST =
      """
      name: x
      data: {dataset: digits}
      budget: {trials: 1}
      """;
  private static final Engines BOTH =
      new Engines(List.of(dl4jBuild(Optional.empty()), libtorchBuild(Optional.empty())));

  @TempDir Path directory;

  private SweepSpec spec(String text, String... settings) throws IOException {
    Path file = Files.writeString(directory.resolve("sweep.yaml"), LEAST + text);
    ReadResult result = new SpecReader().read(file, List.of(settings));
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) result).spec();
  }

  private static List<String> problems(SweepSpec spec, Engines engines, Device... gpus) {
    Device core = new Device(Device.Kind.CPU, 0, "core");
    Device other = new Device(Device.Kind.CPU, 1, "core");
    Devices machine = new Devices(List.of(core, other), List.of(gpus), engines, Optional.empty());
    return new EngineChecks(() -> machine)
        .problems(spec, spec.devices().use()).stream()
            .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
            .toList();
  }

  private static Device gpu(String capability) {
    return new Device(
        Device.Kind.GPU,
        0,
        "GPU",
        new GpuFacts(
            Optional.empty(),
            OptionalInt.empty(),
            false,
            OptionalLong.empty(),
            ComputeCapability.parse(capability)));
  }

  @Test
  void a_precision_that_the_engine_does_not_have_is_refused_at_its_place() throws IOException {
    SweepSpec spec = spec("parameters: {}\ntraining: {epochs: 2, precision: bf16}\n");
    assertThat(problems(spec, BOTH))
        .containsExactly("5:34 training.precision: engine dl4j computes in fp32 alone");
  }

  @Test
  void an_engine_that_cannot_start_is_refused_at_its_place() throws IOException {
    SweepSpec spec =
        spec("parameters: {}\nmodel: {engine: libtorch}\ntraining: {precision: bf16}\n");
    assertThat(problems(spec, new Engines(List.of(libtorchWithoutNatives()))))
        .containsExactly("5:17 model.engine: " + FakeBuilds.NO_NATIVES);
    assertThat(problems(spec, BOTH))
        .containsExactly("6:23 training.precision: " + FakeBuilds.NO_BF16);
    assertThat(problems(spec, new Engines(List.of(dl4jBuild(Optional.empty())))))
        .containsExactly("5:17 model.engine: this build has no engine libtorch");
  }

  @Test
  void every_combination_that_the_space_can_give_is_checked() throws IOException {
    SweepSpec spec =
        spec(
            """
            parameters:
              engine: {values: [libtorch, dl4j]}
              precision: {values: [fp32, tf32]}
            """);
    assertThat(problems(spec, BOTH))
        .containsExactly(
            "6:30 parameters.precision.values[2]: " + FakeBuilds.NO_TF32,
            "6:30 parameters.precision.values[2]: engine dl4j computes in fp32 alone");
  }

  @Test
  void conditions_leave_combinations_out() throws IOException {
    String parameters =
        """
        parameters:
          latent_size: {min: 2, max: 64}
          engine: {values: [dl4j, libtorch]}
          precision: {values: [fp32, bf16], when: %s}
        """;
    Engines withBf16 = new Engines(List.of(dl4jBuild(Optional.empty()), anyPrecision()));
    assertThat(problems(spec(parameters.formatted("engine == libtorch")), withBf16)).isEmpty();
    assertThat(problems(spec(parameters.formatted("latent_size > 60")), withBf16))
        .containsExactly("7:30 parameters.precision.values[2]: engine dl4j computes in fp32 alone");
  }

  @Test
  void a_combination_within_a_range_alone_is_found() throws IOException {
    SweepSpec spec =
        spec(
            """
            parameters:
              latent_size: {min: 2, max: 64}
              model.engine: {values: [libtorch], when: "latent_size < 40"}
              training.precision: {values: [bf16], when: "latent_size > 20"}
            """);
    assertThat(spec.engines())
        .extracting(EngineUse::toString)
        .containsExactlyInAnyOrder("libtorch in fp32", "libtorch in bf16", "dl4j in bf16");
  }

  @Test
  void presets_and_options_are_named_as_they_are_written() throws IOException {
    SweepSpec presets =
        spec(
            """
            parameters:
              arithmetic:
                presets:
                  plain: {}
                  quick: {engine: libtorch, precision: tf32}
            """);
    assertThat(problems(presets, BOTH))
        .containsExactly(
            "8:44 parameters.arithmetic.presets.quick.precision: " + FakeBuilds.NO_TF32);
    SweepSpec option = spec("parameters: {}\n", "model.engine=libtorch");
    List<Problem> problems =
        new EngineChecks(
                () ->
                    new Devices(
                        List.of(new Device(Device.Kind.CPU, 0, "core")),
                        List.of(),
                        new Engines(List.of(libtorchWithoutNatives())),
                        Optional.empty()))
            .problems(option, new DeviceRequest.Auto());
    assertThat(problems)
        .singleElement()
        .hasToString("--set model.engine=libtorch: model.engine: " + FakeBuilds.NO_NATIVES);
  }

  @Test
  void one_device_on_which_it_can_be_had_is_enough_unless_others_are_asked_for()
      throws IOException {
    Engines cuda =
        new Engines(
            List.of(
                dl4jBuild(Optional.empty()),
                libtorchBuild(Optional.of(new LibTorchCuda("2.10.0")))));
    String tf32 = "parameters: {}\nmodel: {engine: auto}\ntraining: {precision: tf32}\n";
    assertThat(problems(spec(tf32), cuda, gpu("8.6"))).isEmpty();
    assertThat(problems(spec(tf32 + "devices: cpu\n"), cuda, gpu("8.6")))
        .singleElement()
        .asString()
        .startsWith("6:23 training.precision: libtorch cannot train here: " + FakeBuilds.NO_TF32);
    assertThat(problems(spec(tf32), cuda, gpu("7.5")))
        .singleElement()
        .asString()
        .contains("cpu:0: libtorch cannot train here: " + FakeBuilds.NO_TF32)
        .contains("gpu:0: libtorch cannot train here: tf32 needs compute capability 8.0");
  }

  @Test
  void a_sweep_that_says_nothing_of_engines_needs_no_look_at_the_machine() throws IOException {
    EngineChecks checks =
        new EngineChecks(
            () -> {
              throw new AssertionError("looked at");
            });
    assertThat(checks.problems(spec("parameters: {}\n"), new DeviceRequest.Auto())).isEmpty();
  }

  @Test
  void devices_that_cannot_do_all_that_trials_may_ask_for_are_left_idle() throws IOException {
    SweepSpec spec = spec("parameters:\n  engine: {values: [dl4j, libtorch]}\n");
    Engines cuda =
        new Engines(
            List.of(
                dl4jBuild(Optional.empty()),
                libtorchBuild(Optional.of(new LibTorchCuda("2.10.0")))));
    Devices machine =
        new Devices(
            List.of(new Device(Device.Kind.CPU, 0, "core")),
            List.of(gpu("9.0")),
            cuda,
            Optional.empty());
    assertThat(machine.slots(spec.devices(), spec.engines()))
        .extracting(Slot::name)
        .containsExactly("cpu:0");
    assertThat(machine.unusedGpus(spec.engines()))
        .containsExactly(
            "gpu:0 is not used: for trials of dl4j in fp32, this build's engine dl4j trains on cores"
                + " only; set model.engine: libtorch (or auto)");
  }

  private static EngineBuild anyPrecision() {
    return new EngineBuild(
        "libtorch", precision -> Optional.empty(), precision -> Optional.empty(), Optional.empty());
  }
}
