package dev.elbow.runner.spec;

import java.util.List;

/** On which devices trials may run. */
public sealed interface DeviceRequest {
  /**
   * Every GPU that the engine can use, or else every core; cores beside GPUs if slots on them are
   * asked for.
   */
  record Auto() implements DeviceRequest {}

  /** Every core. */
  record Cpu() implements DeviceRequest {}

  /** Every GPU that the engine can use; an error if there is none. */
  record Gpu() implements DeviceRequest {}

  /** These, as {@link DeviceName} has them: {@code cpu:0}, {@code gpu:1}, {@code GPU-1a2b…}. */
  record Listed(List<String> names) implements DeviceRequest {
    public Listed {
      names = List.copyOf(names);
    }

    /** How many of them are cores. */
    long cores() {
      return names.stream().filter(name -> name.startsWith("cpu:")).count();
    }
  }
}
