package dev.elbow.runner.device;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a process is told so that it uses one device and sees no other GPU. */
public final class DeviceEnvironment {
  /** Names the device to the worker, which compares it with what its engine runs on. */
  public static final String DEVICE = "ELBOW_DEVICE";

  /** The GPU's generation, so that the worker chooses its engine as its parent would. */
  private static final String CAPABILITY = "ELBOW_COMPUTE_CAPABILITY";

  /** ND4J takes the back end with the highest number among those that start. */
  private static final String CPU_PRIORITY = "BACKEND_PRIORITY_CPU";

  private static final String GPU_PRIORITY = "BACKEND_PRIORITY_GPU";

  private DeviceEnvironment() {}

  /** The variables to set, whatever their values were before. */
  public static Map<String, String> of(Device device) {
    return Map.of(
        DEVICE,
        device.name(),
        CAPABILITY,
        device.facts().capability().map(ComputeCapability::toString).orElse(""),
        VisibleGpus.VARIABLE,
        device.isGpu() ? cudaName(device) : "",
        // CUDA's own order begins with the fastest GPU; nvidia-smi's is this one.
        "CUDA_DEVICE_ORDER",
        "PCI_BUS_ID",
        CPU_PRIORITY,
        device.isGpu() ? "0" : "100",
        GPU_PRIORITY,
        device.isGpu() ? "100" : "0");
  }

  /** A UUID means the same GPU whatever was reordered, and an instance has no other name. */
  private static String cudaName(Device gpu) {
    return gpu.facts().uuid().orElseGet(() -> Integer.toString(gpu.index()));
  }

  /**
   * The device that these variables give a process, with what they say of it; a core where they
   * name none.
   */
  public static Device device(Map<String, String> environment) {
    String name = environment.getOrDefault(DEVICE, "");
    return name.startsWith("gpu:")
        ? new Device(Device.Kind.GPU, 0, name, facts(environment))
        : new Device(Device.Kind.CPU, 0, "core");
  }

  private static GpuFacts facts(Map<String, String> environment) {
    return new GpuFacts(
        Optional.empty(),
        OptionalInt.empty(),
        false,
        OptionalLong.empty(),
        ComputeCapability.parse(environment.getOrDefault(CAPABILITY, "")));
  }
}
