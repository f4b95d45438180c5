package dev.elbow.core.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a measurement was made on. */
final class Machine {
  private Machine() {}

  /** Lines for the head of a report. */
  static List<String> description() throws IOException {
    return List.of(
        "%s, %d cores, Java %s, load %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                load()),
        "environment: " + settings());
  }

  /** Of the last minute, the last five and the last fifteen: who else was at work. */
  static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file)
        ? String.join(" ", List.of(Files.readString(file).split(" ", -1)).subList(0, 3))
        : "unknown";
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    Optional<String> model =
        Files.exists(file)
            ? Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
            : Optional.empty();
    return model.orElseGet(() -> System.getProperty("os.arch"));
  }

  /** What tells matrix libraries how to compute. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("OPENBLAS_") || name.startsWith("ONEDNN_")) {
                settings.put(name, value);
              }
            });
    settings.putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1"));
    return settings;
  }
}
