package dev.elbow.runner.device;

import java.util.List;
import java.util.stream.IntStream;

/** The cores that this process may use. */
final class Cores {
  private Cores() {}

  static List<Device> detect() {
    String architecture = System.getProperty("os.arch", "unknown");
    return IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .mapToObj(index -> new Device(Device.Kind.CPU, index, architecture + " core"))
        .toList();
  }
}
