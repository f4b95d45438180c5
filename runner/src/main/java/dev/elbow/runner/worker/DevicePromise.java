package dev.elbow.runner.worker;

import dev.elbow.core.engine.Processor;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.runner.device.DeviceEnvironment;
import java.util.Map;

/** Whether an engine runs on the kind of device that its trial was given. */
final class DevicePromise {
  private DevicePromise() {}

  /**
   * Compares the engine's processor with what the environment names, if it names anything.
   *
   * @throws WrongDeviceException if they differ: a training meant for a GPU would take many times
   *     as long as its slot's others, and nobody would know why
   */
  static void check(VaeEngine engine, Map<String, String> environment) {
    String device = environment.getOrDefault(DeviceEnvironment.DEVICE, "");
    if (device.isEmpty()) {
      return;
    }
    Processor promised = device.startsWith("gpu:") ? Processor.GPU : Processor.CPU;
    Processor found = engine.processor();
    if (found != promised) {
      throw new WrongDeviceException(
          "the trial was given %s, but the engine loaded its %s back end: %s; the log says why"
              .formatted(device, found, engine.facts()));
    }
  }
}
