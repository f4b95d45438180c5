package dev.elbow.runner.device;

import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.SweepSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The devices of this machine, and the one place that says which slots a sweep has on them.
 *
 * @param cpus one for each core
 * @param gpus every CUDA GPU, usable or not
 * @param cuda what this build can use GPUs with, if anything
 * @param trouble met when looking for GPUs, a sentence for a person
 */
public record Devices(
    List<Device> cpus, List<Device> gpus, Optional<CudaBackEnd> cuda, Optional<String> trouble) {
  public Devices {
    cpus = List.copyOf(cpus);
    gpus = List.copyOf(gpus);
  }

  /** A machine without GPUs. */
  public static Devices ofCores(List<Device> cpus) {
    return new Devices(cpus, List.of(), Optional.empty(), Optional.empty());
  }

  /** Looks at the machine. Takes milliseconds without a GPU, a moment with one. */
  public static Devices detect() {
    VisibleGpus visible = new VisibleGpus(Optional.ofNullable(System.getenv(VisibleGpus.VARIABLE)));
    return detect(NvidiaSmi.INSTALLED, visible, CudaBackEnd.onClassPath());
  }

  static Devices detect(NvidiaSmi smi, VisibleGpus visible, Optional<CudaBackEnd> cuda) {
    GpuListing gpus = visible.of(new NvidiaGpus(smi).detect());
    return new Devices(Cores.detect(), gpus.gpus(), cuda, gpus.trouble());
  }

  /** What all cores share; empty where that is not known. */
  public OptionalLong memoryBytes() {
    return Cores.memoryBytes();
  }

  /** Cores first, each kind by its indices. */
  public List<Device> all() {
    return Stream.concat(cpus.stream(), gpus.stream()).toList();
  }

  /** Why no trial of this build can run on a device; empty if one can. */
  public Optional<String> obstacle(Device device) {
    if (!device.isGpu()) {
      return Optional.empty();
    }
    return cuda.isEmpty()
        ? Optional.of("this build trains on cores only; build with -Pcuda to use GPUs")
        : cuda.get().obstacle(device);
  }

  /**
   * What the devices section of a sweep means here: a slot for each trial that may run at once, in
   * the order in which they are filled.
   *
   * @throws DeviceException if the machine, or this build, does not have the devices
   */
  public List<Slot> slots(SweepSpec.Devices wanted) {
    return new SlotLayout(wanted.slotsPerGpu(), wanted.cpuSlots()).on(select(wanted));
  }

  private List<Device> select(SweepSpec.Devices wanted) {
    DeviceRequest use = wanted.use();
    if (use instanceof DeviceRequest.Listed listed) {
      return listed.names().stream().flatMap(name -> named(name).stream()).distinct().toList();
    }
    if (use instanceof DeviceRequest.Gpu) {
      return requireGpus();
    }
    List<Device> usable = use instanceof DeviceRequest.Auto ? usableGpus() : List.of();
    boolean both = wanted.cpuSlots().isPresent() || usable.isEmpty();
    return both ? Stream.concat(usable.stream(), cpus.stream()).toList() : usable;
  }

  /** What whoever wants the machine's GPUs used should know: one sentence for each that is not. */
  public List<String> unusedGpus() {
    Stream<String> unusable =
        gpus.stream()
            .flatMap(gpu -> obstacle(gpu).map(why -> gpu.name() + " is not used: " + why).stream());
    return Stream.concat(
            unusable, trouble.map(text -> "GPUs could not be looked for: " + text).stream())
        .toList();
  }

  private List<Device> usableGpus() {
    return gpus.stream().filter(gpu -> obstacle(gpu).isEmpty()).toList();
  }

  private List<Device> requireGpus() {
    if (gpus.isEmpty()) {
      throw new DeviceException(
          "devices: this machine has no CUDA GPU"
              + trouble.map(text -> " that could be found: " + text).orElse(""));
    }
    List<Device> usable = usableGpus();
    if (usable.isEmpty()) {
      throw new DeviceException("devices: " + obstacles());
    }
    return usable;
  }

  private String obstacles() {
    return gpus.stream()
        .map(gpu -> gpu.name() + " cannot be used: " + obstacle(gpu).orElseThrow())
        .collect(Collectors.joining("; "));
  }

  private List<Device> named(String name) {
    List<Device> found = new DeviceNames(all()).named(name);
    for (Device device : found) {
      obstacle(device)
          .ifPresent(
              why -> {
                throw new DeviceException("devices: " + device.name() + " cannot be used: " + why);
              });
    }
    return found;
  }
}
