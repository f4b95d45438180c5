package dev.elbow.runner.device;

import static dev.elbow.runner.device.FakeBuilds.dl4jBuild;
import static dev.elbow.runner.device.FakeBuilds.libtorchBuild;
import static dev.elbow.runner.device.FakeBuilds.libtorchWithoutNatives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.model.Precision;
import dev.elbow.runner.spec.EngineSetting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EnginesTest {
  private static final Nd4jCuda ND4J_CUDA =
      Nd4jCuda.at("jar:file:/lib/nd4j-cuda-11.6-1.0.0-M2.1.jar!/org/nd4j/X.class");
  private static final LibTorchCuda LIBTORCH_CUDA =
      LibTorchCuda.at(
          "jar:file:/lib/pytorch-2.10.0-1.5.13-linux-x86_64-gpu.jar!/org/bytedeco/pytorch/X.so");
  private static final Device CORE = new Device(Device.Kind.CPU, 0, "core");

  private static Device gpu(String capability) {
    return new Device(
        Device.Kind.GPU,
        0,
        "GPU of " + capability,
        new GpuFacts(
            Optional.empty(),
            OptionalInt.empty(),
            false,
            OptionalLong.empty(),
            ComputeCapability.parse(capability)));
  }

  private static Engines engines(EngineBuild... builds) {
    return new Engines(List.of(builds));
  }

  private static EngineChoice auto(Engines engines, Device device) {
    return engines.choose(EngineSetting.AUTO, Precision.FP32, device);
  }

  @Test
  void auto_takes_the_fastest_on_cores() {
    Engines both = engines(dl4jBuild(Optional.empty()), libtorchBuild(Optional.empty()));
    assertThat(auto(both, CORE))
        .isEqualTo(
            new EngineChoice(Optional.of("libtorch"), "it is the fastest of libtorch and dl4j"));
  }

  @Test
  void auto_falls_back_with_the_reason_where_there_are_no_natives() {
    EngineChoice choice =
        auto(engines(dl4jBuild(Optional.empty()), libtorchWithoutNatives()), CORE);
    assertThat(choice.engine()).contains("dl4j");
    assertThat(choice.reason()).isEqualTo("libtorch cannot train here: " + FakeBuilds.NO_NATIVES);
  }

  @Test
  void auto_takes_the_engine_whose_gpu_part_is_there_and_has_code_for_the_gpu() {
    Engines both =
        engines(dl4jBuild(Optional.of(ND4J_CUDA)), libtorchBuild(Optional.of(LIBTORCH_CUDA)));
    assertThat(auto(both, gpu("9.0")).engine()).contains("libtorch");
    assertThat(auto(both, gpu("7.0")))
        .isEqualTo(
            new EngineChoice(
                Optional.of("dl4j"),
                "libtorch cannot train here: LibTorch for CUDA 2.10.0-1.5.13 needs compute"
                    + " capability 7.5 or newer, and its is 7.0"));
    Engines old = engines(dl4jBuild(Optional.of(ND4J_CUDA)), libtorchBuild(Optional.empty()));
    assertThat(auto(old, gpu("8.6")).engine()).contains("dl4j");
  }

  @Test
  void a_gpu_that_no_engine_can_use_has_the_reasons_of_all() {
    Engines neither = engines(dl4jBuild(Optional.of(ND4J_CUDA)), libtorchBuild(Optional.empty()));
    EngineChoice choice = auto(neither, gpu("9.0"));
    assertThat(choice.engine()).isEmpty();
    assertThat(choice.reason())
        .startsWith(
            "libtorch cannot train here: this build's engine libtorch trains on cores only; build"
                + " with -Pcuda to use GPUs; dl4j cannot train here: nd4j-cuda-11.6 1.0.0-M2.1 has"
                + " no code for its compute capability 9.0");
  }

  @Test
  void what_would_let_an_engine_use_a_gpu_is_an_engine_or_a_build_that_has_code_for_it() {
    Engines neither = engines(dl4jBuild(Optional.empty()), libtorchBuild(Optional.empty()));
    String dl4j = "this build's engine dl4j trains on cores only; ";
    String libtorch = "this build's engine libtorch trains on cores only; ";
    assertThat(neither.obstacle(EngineSetting.DL4J, Precision.FP32, gpu("8.6")))
        .contains(dl4j + "build with -Pcuda-dl4j to use GPUs");
    assertThat(neither.obstacle(EngineSetting.DL4J, Precision.FP32, gpu("9.0")))
        .contains(dl4j + "build with -Pcuda and set model.engine: libtorch");
    assertThat(neither.obstacle(EngineSetting.LIBTORCH, Precision.FP32, gpu("7.0")))
        .contains(libtorch + "build with -Pcuda-dl4j and set model.engine: dl4j");
    assertThat(auto(neither, gpu("9.0")).reason())
        .contains("-Pcuda to use GPUs")
        .doesNotContain("-Pcuda-dl4j");
    Engines withLibtorch =
        engines(dl4jBuild(Optional.empty()), libtorchBuild(Optional.of(LIBTORCH_CUDA)));
    assertThat(withLibtorch.obstacle(EngineSetting.DL4J, Precision.FP32, gpu("8.6")))
        .contains(dl4j + "set model.engine: libtorch (or auto)");
    Engines withDl4j = engines(dl4jBuild(Optional.of(ND4J_CUDA)), libtorchBuild(Optional.empty()));
    assertThat(withDl4j.obstacle(EngineSetting.LIBTORCH, Precision.FP32, gpu("8.6")))
        .contains(libtorch + "set model.engine: dl4j (or auto)");
  }

  @Test
  void the_precision_decides_as_well() {
    Engines both = engines(dl4jBuild(Optional.empty()), libtorchBuild(Optional.of(LIBTORCH_CUDA)));
    assertThat(both.choose(EngineSetting.AUTO, Precision.BF16, CORE).reason())
        .contains(FakeBuilds.NO_BF16)
        .contains("engine dl4j computes in fp32 alone");
    assertThat(both.obstacle(EngineSetting.LIBTORCH, Precision.TF32, gpu("8.0"))).isEmpty();
    assertThat(both.obstacle(EngineSetting.LIBTORCH, Precision.TF32, gpu("7.5")))
        .contains("tf32 needs compute capability 8.0 or newer, and its is 7.5");
    assertThat(both.obstacle(EngineSetting.LIBTORCH, Precision.FP32, gpu("7.5"))).isEmpty();
    assertThat(both.obstacle(EngineSetting.DL4J, Precision.BF16, gpu("9.0")))
        .contains("engine dl4j computes in fp32 alone");
  }

  @Test
  void an_engine_that_is_asked_for_is_not_replaced_by_another() {
    Engines both = engines(dl4jBuild(Optional.empty()), libtorchWithoutNatives());
    assertThat(both.choose(EngineSetting.LIBTORCH, Precision.FP32, CORE))
        .isEqualTo(new EngineChoice(Optional.empty(), FakeBuilds.NO_NATIVES));
    assertThat(
            engines(dl4jBuild(Optional.empty()))
                .obstacle(EngineSetting.LIBTORCH, Precision.FP32, CORE))
        .contains("this build has no engine libtorch");
  }

  @Test
  void a_gpu_of_which_nothing_is_known_is_tried() {
    Engines both = engines(dl4jBuild(Optional.empty()), libtorchBuild(Optional.of(LIBTORCH_CUDA)));
    Device unknown = new Device(Device.Kind.GPU, 0, "old driver");
    assertThat(auto(both, unknown).engine()).contains("libtorch");
  }

  @Test
  void a_worker_chooses_as_its_parent_does() {
    Engines both =
        engines(dl4jBuild(Optional.of(ND4J_CUDA)), libtorchBuild(Optional.of(LIBTORCH_CUDA)));
    for (Device device : List.of(CORE, gpu("7.0"), gpu("9.0"))) {
      Device told = DeviceEnvironment.device(DeviceEnvironment.of(device));
      assertThat(auto(both, told)).as("%s", device).isEqualTo(auto(both, device));
    }
  }
}
