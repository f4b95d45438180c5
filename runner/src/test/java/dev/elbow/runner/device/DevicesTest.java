package dev.elbow.runner.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.core.model.Precision;
import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.SweepSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final Nd4jCuda RELEASED =
      Nd4jCuda.at("jar:file:/lib/nd4j-cuda-11.6-1.0.0-M2.1.jar!/org/nd4j/X.class");
  private static final List<EngineUse> BY_DEFAULT = List.of(EngineUse.DEFAULT);
  private static final List<Device> CORES = List.of(core(0), core(1));
  private static final Device A100 = gpu(0, "GPU-1a", "8.0");
  private static final Device H100 = gpu(1, "GPU-1b", "9.0");

  private static Device core(int index) {
    return new Device(Device.Kind.CPU, index, "core");
  }

  private static Device gpu(int index, String uuid, String capability) {
    return new Device(
        Device.Kind.GPU,
        index,
        "GPU of " + capability,
        new GpuFacts(
            Optional.of(uuid),
            OptionalInt.empty(),
            false,
            OptionalLong.of(1024),
            ComputeCapability.parse(capability)));
  }

  private static Devices machine(Device... gpus) {
    return new Devices(CORES, List.of(gpus), FakeBuilds.dl4j(RELEASED), Optional.empty());
  }

  private static List<String> slots(Devices machine, DeviceRequest use, int perGpu, int onCores) {
    OptionalInt cpuSlots = onCores == 0 ? OptionalInt.empty() : OptionalInt.of(onCores);
    return machine.slots(new SweepSpec.Devices(use, perGpu, cpuSlots), BY_DEFAULT).stream()
        .map(Slot::name)
        .toList();
  }

  private static List<String> listed(Devices machine, String... names) {
    return slots(machine, new DeviceRequest.Listed(List.of(names)), 1, 0);
  }

  @Test
  void gpus_that_stay_idle_are_named_with_the_reason() {
    assertThat(machine(A100).unusedGpus(BY_DEFAULT)).isEmpty();
    assertThat(machine(A100, H100).unusedGpus(BY_DEFAULT))
        .singleElement()
        .asString()
        .startsWith("gpu:1 is not used: ");
    Devices unseen =
        new Devices(CORES, List.of(), FakeBuilds.dl4j(), Optional.of("nvidia-smi hangs"));
    assertThat(unseen.unusedGpus(BY_DEFAULT))
        .containsExactly("GPUs could not be looked for: nvidia-smi hangs");
  }

  @Test
  void auto_takes_the_gpus_that_can_be_used_and_else_the_cores() {
    DeviceRequest auto = new DeviceRequest.Auto();
    assertThat(slots(machine(A100, H100), auto, 1, 0)).containsExactly("gpu:0");
    assertThat(slots(machine(H100), auto, 1, 0)).containsExactly("cpu:0", "cpu:1");
    assertThat(slots(Devices.ofCores(CORES), auto, 1, 0)).containsExactly("cpu:0", "cpu:1");
  }

  @Test
  void slots_are_filled_device_by_device_and_cores_take_part_if_they_are_given_slots() {
    Device second = gpu(1, "GPU-2b", "8.6");
    assertThat(slots(machine(A100, second), new DeviceRequest.Auto(), 2, 3))
        .containsExactly("gpu:0/1", "gpu:1/1", "cpu:0/1", "cpu:1", "gpu:0/2", "gpu:1/2", "cpu:0/2");
    assertThat(slots(machine(), new DeviceRequest.Cpu(), 1, 1)).containsExactly("cpu:0");
  }

  @Test
  void a_gpu_runs_code_of_its_own_major_number_that_is_no_newer() {
    assertThat(RELEASED.obstacle(gpu(0, "GPU-1", "8.9"), Precision.FP32)).isEmpty();
    assertThat(RELEASED.obstacle(gpu(0, "GPU-1", "3.7"), Precision.FP32)).isEmpty();
    assertThat(RELEASED.obstacle(gpu(0, "GPU-1", "3.5"), Precision.FP32)).isPresent();
    assertThat(RELEASED.obstacle(H100, Precision.FP32))
        .contains(
            "nd4j-cuda-11.6 1.0.0-M2.1 has no code for its compute capability 9.0, only for 3.7,"
                + " 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6");
  }

  @Test
  void a_gpu_or_back_end_of_which_nothing_is_known_is_tried() {
    assertThat(RELEASED.obstacle(new Device(Device.Kind.GPU, 0, "old driver"), Precision.FP32))
        .isEmpty();
    Nd4jCuda snapshot = Nd4jCuda.at("jar:file:/lib/nd4j-cuda-12.3-1.0.0-SNAPSHOT.jar!/X");
    assertThat(snapshot.library()).isEqualTo("nd4j-cuda-12.3");
    assertThat(snapshot.obstacle(H100, Precision.FP32)).isEmpty();
  }

  @Test
  void gpus_that_cannot_be_used_are_refused_with_the_reason() {
    assertThatThrownBy(() -> slots(machine(H100), new DeviceRequest.Gpu(), 1, 0))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("devices: gpu:1 cannot be used: nd4j-cuda-11.6 1.0.0-M2.1 has no");
    assertThatThrownBy(() -> listed(machine(A100, H100), "gpu:0", "gpu:1"))
        .hasMessageStartingWith("devices: gpu:1 cannot be used: ");
    Devices withoutBackEnd = new Devices(CORES, List.of(A100), FakeBuilds.dl4j(), Optional.empty());
    assertThatThrownBy(() -> slots(withoutBackEnd, new DeviceRequest.Gpu(), 1, 0))
        .hasMessageContaining("build with -Pcuda-dl4j");
    Devices inTrouble =
        new Devices(CORES, List.of(), FakeBuilds.dl4j(RELEASED), Optional.of("nvidia-smi failed"));
    assertThatThrownBy(() -> slots(inTrouble, new DeviceRequest.Gpu(), 1, 0))
        .hasMessage("devices: this machine has no CUDA GPU that could be found: nvidia-smi failed");
  }

  @Test
  void a_list_names_devices_by_index_or_by_how_their_uuid_begins() {
    assertThat(listed(machine(A100, H100), "cpu:1", "GPU-1A", "gpu:0"))
        .containsExactly("cpu:1", "gpu:0");
    assertThatThrownBy(() -> listed(machine(A100, H100), "GPU-1"))
        .hasMessage(
            "devices: 'GPU-1' is how the UUIDs of several begin: gpu:0 GPU-1a, gpu:1 GPU-1b");
    assertThatThrownBy(() -> listed(machine(A100), "gpu:7"))
        .hasMessage("devices: there is no 'gpu:7' here, only cpu:0, cpu:1, gpu:0 GPU-1a");
  }

  @Test
  void the_name_of_a_split_gpu_means_its_instances() {
    Device first = new Device(Device.Kind.GPU, 0, "1g.5gb", A100.facts().ofInstance(0, "MIG-1"));
    Device second = new Device(Device.Kind.GPU, 0, "1g.5gb", A100.facts().ofInstance(1, "MIG-2"));
    Devices machine = machine(first, second);
    assertThat(listed(machine, "gpu:0")).containsExactly("gpu:0:0", "gpu:0:1");
    assertThat(listed(machine, "gpu:0:1")).containsExactly("gpu:0:1");
    assertThat(listed(machine, "MIG-2")).containsExactly("gpu:0:1");
    assertThat(DeviceEnvironment.of(second)).containsEntry("CUDA_VISIBLE_DEVICES", "MIG-2");
  }

  @Test
  void a_process_sees_its_own_gpu_alone_and_loads_that_kind_of_back_end() {
    assertThat(DeviceEnvironment.of(H100))
        .containsEntry("CUDA_VISIBLE_DEVICES", "GPU-1b")
        .containsEntry("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
        .containsEntry("BACKEND_PRIORITY_CPU", "0")
        .containsEntry("BACKEND_PRIORITY_GPU", "100");
    assertThat(DeviceEnvironment.of(new Device(Device.Kind.GPU, 3, "without a UUID")))
        .containsEntry("CUDA_VISIBLE_DEVICES", "3");
    assertThat(DeviceEnvironment.of(core(1)))
        .containsEntry("CUDA_VISIBLE_DEVICES", "")
        .containsEntry("BACKEND_PRIORITY_CPU", "100")
        .containsEntry("BACKEND_PRIORITY_GPU", "0");
  }

  private static GpuListing visible(String variable) {
    GpuListing all = new GpuListing(List.of(A100, H100), Optional.empty());
    return new VisibleGpus(Optional.of(variable)).of(all);
  }

  @Test
  void gpus_that_were_hidden_from_this_process_are_left_to_others() {
    assertThat(visible("1").gpus()).containsExactly(H100);
    assertThat(visible("1").trouble()).contains("CUDA_VISIBLE_DEVICES=1 hides gpu:0");
    assertThat(visible("GPU-1B, 0").gpus()).containsExactly(A100, H100);
    assertThat(visible("1,0").trouble()).isEmpty();
    assertThat(visible("0,-1,1").gpus())
        .as("CUDA stops at what means nothing")
        .containsExactly(A100);
    assertThat(visible("").gpus()).isEmpty();
    assertThat(visible("NoDevFiles").gpus()).isEmpty();
  }
}
