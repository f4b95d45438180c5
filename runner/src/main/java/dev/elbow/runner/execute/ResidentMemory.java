package dev.elbow.runner.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process holds. */
final class ResidentMemory {
  private static final String RESIDENT = "VmRSS:";

  private ResidentMemory() {}

  /** In bytes; empty where the system does not say so, or the process has gone. */
  static OptionalLong bytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
