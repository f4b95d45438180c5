package dev.elbow.runner.device;

import dev.elbow.runner.spec.DeviceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The devices of this machine.
 *
 * @param cpus one for each core
 * @param gpus every CUDA GPU, usable or not
 * @param gpusUsable whether this build has an engine that can train on a GPU
 */
public record Devices(List<Device> cpus, List<Device> gpus, boolean gpusUsable) {
  public Devices {
    cpus = List.copyOf(cpus);
    gpus = List.copyOf(gpus);
  }

  /** Looks at the machine. Takes milliseconds without a GPU, a moment with one. */
  public static Devices detect() {
    return new Devices(Cores.detect(), NvidiaGpus.detect(), NvidiaGpus.engineIsPresent());
  }

  /**
   * The devices that a request means, in the order of their indices.
   *
   * @throws DeviceException if the machine, or this build, does not have them
   */
  public List<Device> select(DeviceRequest request) {
    if (request instanceof DeviceRequest.Listed listed) {
      return listed.names().stream().map(this::named).distinct().toList();
    }
    if (request instanceof DeviceRequest.Gpu) {
      return requireGpus();
    }
    boolean preferGpus = request instanceof DeviceRequest.Auto && gpusUsable && !gpus.isEmpty();
    return preferGpus ? gpus : cpus;
  }

  private List<Device> requireGpus() {
    if (gpus.isEmpty()) {
      throw new DeviceException("devices: this machine has no CUDA GPU");
    }
    if (!gpusUsable) {
      throw new DeviceException(
          "devices: this build trains on CPUs only; build with -Pcuda to use the GPUs");
    }
    return gpus;
  }

  private Device named(String name) {
    List<Device> known = new ArrayList<>(cpus);
    known.addAll(gpus);
    Device found =
        known.stream()
            .filter(device -> device.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new DeviceException(unknown(name, known)));
    if (found.kind() == Device.Kind.GPU) {
      requireGpus();
    }
    return found;
  }

  private static String unknown(String name, List<Device> known) {
    Stream<String> names = known.stream().map(Device::name);
    return "devices: there is no '" + name + "' here, only " + String.join(", ", names.toList());
  }
}
