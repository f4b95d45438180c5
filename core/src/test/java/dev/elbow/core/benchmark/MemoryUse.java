package dev.elbow.core.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/**
 * What a process holds after some steps.
 *
 * @param residentBytes of the whole process, as the system counts them
 * @param nativeObjects that JavaCPP has allocated and not freed
 */
record MemoryUse(int steps, long residentBytes, long nativeObjects) {

  static MemoryUse now(int steps) throws IOException {
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    long kibibytes = Long.parseLong(resident.replaceAll("\\D", ""));
    return new MemoryUse(steps, 1024 * kibibytes, Pointer.totalCount());
  }

  /** From three numbers with a space between. */
  static MemoryUse parse(String line) {
    List<String> numbers = List.of(line.split(" ", -1));
    return new MemoryUse(
        Integer.parseInt(numbers.get(0)),
        Long.parseLong(numbers.get(1)),
        Long.parseLong(numbers.get(2)));
  }

  double residentMegabytes() {
    return residentBytes / 1e6;
  }

  @Override
  public String toString() {
    return steps + " " + residentBytes + " " + nativeObjects;
  }
}
