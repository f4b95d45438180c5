package dev.elbow.runner.device;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instances of split GPUs as {@code nvidia-smi -L} prints them, below the line of each GPU. */
record MigInstances(List<Instance> all) {
  private static final Pattern GPU = Pattern.compile("GPU (\\d{1,9}): .*");
  private static final Pattern INSTANCE =
      Pattern.compile("\\s+MIG (\\S+)\\s+Device\\s+(\\d{1,9}): \\(UUID: (MIG-[^)]+)\\)\\s*");

  /**
   * One instance.
   *
   * @param gpu the index of the GPU it is part of
   * @param profile its share: {@code 3g.20gb}
   */
  record Instance(int gpu, int number, String profile, String uuid) {}

  static MigInstances parse(List<String> lines) {
    List<Instance> instances = new ArrayList<>();
    int gpu = -1;
    for (String line : lines) {
      Matcher whole = GPU.matcher(line);
      Matcher part = INSTANCE.matcher(line);
      if (whole.matches()) {
        gpu = Integer.parseInt(whole.group(1));
      } else if (part.matches() && gpu >= 0) {
        int number = Integer.parseInt(part.group(2));
        instances.add(new Instance(gpu, number, part.group(1), part.group(3)));
      }
    }
    return new MigInstances(List.copyOf(instances));
  }

  /** The GPU's instances, or the GPU itself if it has none. */
  List<Device> of(Device gpu) {
    List<Device> devices =
        all.stream()
            .filter(instance -> instance.gpu() == gpu.index())
            .map(instance -> device(gpu, instance))
            .toList();
    return devices.isEmpty() ? List.of(gpu) : devices;
  }

  private static Device device(Device gpu, Instance instance) {
    return new Device(
        Device.Kind.GPU,
        gpu.index(),
        gpu.description() + " MIG " + instance.profile(),
        gpu.facts().ofInstance(instance.number(), instance.uuid()));
  }
}
