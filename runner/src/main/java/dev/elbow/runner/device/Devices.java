package dev.elbow.runner.device;

import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.SweepSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The devices of this machine, and the one place that says which slots a sweep has on them.
 *
 * @param cpus one for each core
 * @param gpus every CUDA GPU, usable or not
 * @param engines of this build
 * @param trouble met when looking for GPUs, a sentence for a person
 */
public record Devices(
    List<Device> cpus, List<Device> gpus, Engines engines, Optional<String> trouble) {
  public Devices {
    cpus = List.copyOf(cpus);
    gpus = List.copyOf(gpus);
  }

  /** A machine without GPUs. */
  public static Devices ofCores(List<Device> cpus) {
    return new Devices(cpus, List.of(), Engines.onClassPath(), Optional.empty());
  }

  /** Looks at the machine. Takes milliseconds without a GPU, a moment with one. */
  public static Devices detect() {
    VisibleGpus visible = new VisibleGpus(Optional.ofNullable(System.getenv(VisibleGpus.VARIABLE)));
    return detect(NvidiaSmi.INSTALLED, visible, Engines.onClassPath());
  }

  static Devices detect(NvidiaSmi smi, VisibleGpus visible, Engines engines) {
    GpuListing gpus = visible.of(new NvidiaGpus(smi).detect());
    return new Devices(Cores.detect(), gpus.gpus(), engines, gpus.trouble());
  }

  /** What all cores share; empty where that is not known. */
  public OptionalLong memoryBytes() {
    return Cores.memoryBytes();
  }

  /** Cores first, each kind by its indices. */
  public List<Device> all() {
    return Stream.concat(cpus.stream(), gpus.stream()).toList();
  }

  /**
   * What the devices section of a sweep means here: a slot for each trial that may run at once, in
   * the order in which they are filled. On each of them every trial of the sweep can run.
   *
   * @throws DeviceException if the machine, or this build, does not have the devices
   */
  public List<Slot> slots(SweepSpec.Devices wanted, List<EngineUse> uses) {
    List<Device> selected = new DeviceSelection(this, uses).of(wanted);
    return new SlotLayout(wanted.slotsPerGpu(), wanted.cpuSlots()).on(selected);
  }

  /** Why not every trial of a sweep can run on a device; empty if every one can. */
  public Optional<String> obstacle(Device device, List<EngineUse> uses) {
    return uses.stream().flatMap(use -> obstacle(device, use, uses.size())).findFirst();
  }

  private Stream<String> obstacle(Device device, EngineUse use, int uses) {
    return engines.obstacle(use.engine(), use.precision(), device).stream()
        .map(why -> uses == 1 ? why : "for trials of " + use + ", " + why);
  }

  /** What whoever wants the machine's GPUs used should know: one sentence for each that is not. */
  public List<String> unusedGpus(List<EngineUse> uses) {
    Stream<String> unusable =
        gpus.stream()
            .flatMap(
                gpu ->
                    obstacle(gpu, uses).map(why -> gpu.name() + " is not used: " + why).stream());
    return Stream.concat(
            unusable, trouble.map(text -> "GPUs could not be looked for: " + text).stream())
        .toList();
  }
}
