package dev.elbow.runner.device;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds devices by what a user calls them. */
record DeviceNames(List<Device> known) {

  /**
   * The device of that name, all instances of a split GPU of that name, or the GPU whose UUID alone
   * begins so.
   *
   * @throws DeviceException if there is none, or several begin so
   */
  List<Device> named(String name) {
    List<Device> exact = known.stream().filter(device -> isNamed(device, name)).toList();
    List<Device> found = exact.isEmpty() ? byUuid(name) : exact;
    if (found.isEmpty()) {
      throw new DeviceException("devices: there is no '" + name + "' here, only " + names(known));
    }
    return found;
  }

  private static boolean isNamed(Device device, String name) {
    return device.name().equals(name) || (device.isGpu() && name.equals("gpu:" + device.index()));
  }

  private List<Device> byUuid(String prefix) {
    List<Device> found = known.stream().filter(device -> hasUuid(device, prefix)).toList();
    if (found.size() > 1) {
      throw new DeviceException(
          "devices: '" + prefix + "' is how the UUIDs of several begin: " + names(found));
    }
    return found;
  }

  private static boolean hasUuid(Device device, String prefix) {
    return device
        .facts()
        .uuid()
        .filter(uuid -> uuid.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  private static String names(List<Device> devices) {
    return devices.stream()
        .map(device -> device.name() + device.facts().uuid().map(id -> " " + id).orElse(""))
        .collect(Collectors.joining(", "));
  }
}
