package dev.elbow.runner.spec;

import java.util.List;

/** On which devices trials may run. */
public sealed interface DeviceRequest {
  /** Every GPU that the engine can use, or else every core. */
  record Auto() implements DeviceRequest {}

  /** Every core. */
  record Cpu() implements DeviceRequest {}

  /** Every GPU; an error if there is none. */
  record Gpu() implements DeviceRequest {}

  /** These: {@code cpu:0}, {@code gpu:1}. */
  record Listed(List<String> names) implements DeviceRequest {
    public Listed {
      names = List.copyOf(names);
    }
  }
}
