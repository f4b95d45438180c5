package dev.elbow.runner.device;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The cores that this process may use, and the memory that they share. */
final class Cores {
  private Cores() {}

  static List<Device> detect() {
    String architecture = System.getProperty("os.arch", "unknown");
    return IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .mapToObj(index -> new Device(Device.Kind.CPU, index, architecture + " core"))
        .toList();
  }

  /** The machine's, or its container's share; empty where the JVM cannot tell. */
  static OptionalLong memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? OptionalLong.of(system.getTotalMemorySize())
        : OptionalLong.empty();
  }
}
