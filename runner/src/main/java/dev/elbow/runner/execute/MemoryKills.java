package dev.elbow.runner.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts the processes of this one's control group, its workers among them, that Linux has killed
 * for want of memory. It leaves no other trace that a process without privileges can read.
 *
 * @param counters files that may have the count; the first that has it is used
 */
record MemoryKills(List<Path> counters) {
  private static final String COUNT = "oom_kill ";
  private static final Path GROUPS = Path.of("/proc/self/cgroup");
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  MemoryKills {
    counters = List.copyOf(counters);
  }

  /** Of this process's own group, in the second or the first version of control groups. */
  static MemoryKills ofThisProcess() {
    return new MemoryKills(
        lines(GROUPS).stream().flatMap(MemoryKills::countersOf).filter(Files::isReadable).toList());
  }

  /** A line of the form {@code 4:memory:/path}; of version two {@code 0::/path}. */
  private static Stream<Path> countersOf(String group) {
    String[] fields = group.split(":", 3);
    if (fields.length < 3 || !(fields[1].isEmpty() || fields[1].equals("memory"))) {
      return Stream.empty();
    }
    Path mount = fields[1].isEmpty() ? ROOT : ROOT.resolve("memory");
    String file = fields[1].isEmpty() ? "memory.events" : "memory.oom_control";
    // In a container, the path may be that of the world outside.
    return Stream.of(mount.resolve("." + fields[2]).resolve(file), mount.resolve(file));
  }

  /** So many so far; empty where the system does not say. */
  Optional<Long> count() {
    return counters.stream()
        .flatMap(counter -> lines(counter).stream())
        .filter(line -> line.matches(COUNT + "\\d{1,18}"))
        .map(line -> Long.valueOf(line.substring(COUNT.length())))
        .findFirst();
  }

  /** How many more than then. */
  Optional<Long> since(Optional<Long> before) {
    return before.flatMap(earlier -> count().map(now -> now - earlier));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
