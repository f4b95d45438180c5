package dev.elbow.runner.device;

import dev.elbow.runner.spec.DeviceRequest;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of a machine's devices a sweep runs on.
 *
 * @param uses what its trials may ask of engines
 */
record DeviceSelection(Devices machine, List<EngineUse> uses) {

  /**
   * At least one.
   *
   * @throws DeviceException if there is none, or one that is named cannot be used
   */
  List<Device> of(SweepSpec.Devices wanted) {
    DeviceRequest use = wanted.use();
    if (use instanceof DeviceRequest.Listed listed) {
      return listed.names().stream().flatMap(name -> named(name).stream()).distinct().toList();
    }
    if (use instanceof DeviceRequest.Gpu) {
      requireGpus();
      return required(machine.gpus());
    }
    if (use instanceof DeviceRequest.Cpu) {
      return required(machine.cpus());
    }
    List<Device> found = new ArrayList<>(usable(machine.gpus()));
    if (found.isEmpty() || wanted.cpuSlots().isPresent()) {
      found.addAll(usable(machine.cpus()));
    }
    return found.isEmpty() ? required(machine.all()) : found;
  }

  private List<Device> usable(List<Device> devices) {
    return devices.stream().filter(d -> machine.obstacle(d, uses).isEmpty()).toList();
  }

  private List<Device> required(List<Device> devices) {
    List<Device> usable = usable(devices);
    if (usable.isEmpty()) {
      throw new DeviceException("devices: " + obstacles(devices));
    }
    return usable;
  }

  private void requireGpus() {
    if (machine.gpus().isEmpty()) {
      throw new DeviceException(
          "devices: this machine has no CUDA GPU"
              + machine.trouble().map(text -> " that could be found: " + text).orElse(""));
    }
  }

  /** One core is as good as the next, so that only the first is named. */
  private String obstacles(List<Device> devices) {
    Stream<Device> gpus = devices.stream().filter(Device::isGpu);
    Stream<Device> core = devices.stream().filter(device -> !device.isGpu()).limit(1);
    return Stream.concat(gpus, core).map(this::sentence).collect(Collectors.joining("; "));
  }

  private String sentence(Device device) {
    return device.name() + " cannot be used: " + machine.obstacle(device, uses).orElseThrow();
  }

  private List<Device> named(String name) {
    List<Device> found = new DeviceNames(machine.all()).named(name);
    for (Device device : found) {
      if (machine.obstacle(device, uses).isPresent()) {
        throw new DeviceException("devices: " + sentence(device));
      }
    }
    return found;
  }
}
