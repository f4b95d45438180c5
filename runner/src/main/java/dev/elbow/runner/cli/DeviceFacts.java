package dev.elbow.runner.cli;

import dev.elbow.core.model.Precision;
import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.device.EngineBuild;
import dev.elbow.runner.device.EngineChoice;
import dev.elbow.runner.device.Slot;
import dev.elbow.runner.spec.EngineSetting;
import dev.elbow.runner.spec.EngineUse;
import dev.elbow.runner.spec.SweepSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be done with a machine's devices, and why not more. */
final class DeviceFacts {
  private static final long MEBIBYTE = 1 << 20;

  private final Devices machine;
  private final Map<Device, Long> slots;

  DeviceFacts(Devices machine) {
    this.machine = machine;
    slots =
        machine.slots(SweepSpec.Devices.DEFAULT, List.of(EngineUse.DEFAULT)).stream()
            .collect(Collectors.groupingBy(Slot::device, Collectors.counting()));
  }

  /** How many trials run there at once if a sweep file says nothing of devices. */
  long slots(Device device) {
    return slots.getOrDefault(device, 0L);
  }

  /** Why an engine cannot train there in 32-bit floats. */
  Optional<String> obstacle(EngineBuild build, Device device) {
    return machine.engines().obstacle(build, Precision.FP32, device);
  }

  /** In which precisions an engine can train there. */
  List<Precision> precisions(EngineBuild build, Device device) {
    return Arrays.stream(Precision.values())
        .filter(precision -> build.obstacle(device, precision).isEmpty())
        .toList();
  }

  /** What {@code model.engine: auto} means there. */
  EngineChoice auto(Device device) {
    return machine.engines().choose(EngineSetting.AUTO, Precision.FP32, device);
  }

  static OptionalLong memoryBytes(Device device) {
    OptionalLong mebibytes = device.facts().memoryMebibytes();
    return mebibytes.isPresent()
        ? OptionalLong.of(mebibytes.getAsLong() * MEBIBYTE)
        : OptionalLong.empty();
  }

  /** A sentence for each reason why an engine cannot use a device, all such devices in it. */
  List<String> obstacles() {
    List<String> sentences = new ArrayList<>();
    for (EngineBuild build : machine.engines().builds()) {
      grouped(device -> obstacle(build, device))
          .forEach(
              (why, where) ->
                  sentences.add(where + " cannot be used by " + build.name() + ": " + why));
    }
    return sentences;
  }

  /** What auto means, and why; nothing of devices that no engine can use. */
  List<String> choices() {
    List<String> sentences = new ArrayList<>();
    grouped(
            device ->
                auto(device).engine().map(engine -> engine + ", because " + auto(device).reason()))
        .forEach((choice, where) -> sentences.add("auto on " + where + ": " + choice));
    return sentences;
  }

  /** Texts, each with the names of the devices for which it is said. */
  private Map<String, String> grouped(Function<Device, Optional<String>> text) {
    Map<String, List<Device>> devices = new LinkedHashMap<>();
    for (Device device : machine.all()) {
      text.apply(device)
          .ifPresent(said -> devices.computeIfAbsent(said, one -> new ArrayList<>()).add(device));
    }
    Map<String, String> named = new LinkedHashMap<>();
    devices.forEach((said, where) -> named.put(said, names(where)));
    return named;
  }

  /** Cores are all alike. */
  private static String names(List<Device> devices) {
    return devices.stream()
        .map(device -> device.isGpu() ? device.name() : "cores")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
