package dev.elbow.core.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resident memory over 10,000 steps of {@link BenchmarkTraining}, of every engine and precision in
 * a process of its own with the flags of Elbow's workers. Writes {@code target/memory.csv} and
 * {@code target/memory.svg}, the curve in the README. Linux only. From the project's directory:
 *
 * <pre>mvn -q -Pbenchmark -pl core test-compile exec:exec \
 *   -Dbenchmark=dev.elbow.core.benchmark.MemoryBenchmark [-Dengines=libtorch]</pre>
 */
final class MemoryBenchmark {
  private static final Path CSV = Path.of("target/memory.csv");
  private static final Path SVG = Path.of("target/memory.svg");

  /** By then the JVM has been through its young generation, which it takes page by page. */
  private static final int SETTLED = 4_000;

  private MemoryBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Machine.description().forEach(out::println);
    Map<String, List<MemoryUse>> curves = new LinkedHashMap<>();
    for (Contestant contestant : Contestant.engines(MemoryProcess.class)) {
      List<MemoryUse> curve = measure(contestant);
      if (!curve.isEmpty()) {
        curves.put(contestant.name(), curve);
        out.println(summary(contestant.name(), curve));
      }
    }
    Files.write(CSV, csv(curves));
    Files.writeString(SVG, new MemoryChart(curves).svg());
    out.println("Written: " + CSV + ", " + SVG);
  }

  private static List<MemoryUse> measure(Contestant contestant)
      throws IOException, InterruptedException {
    Process process = contestant.launch();
    List<MemoryUse> curve = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Runner.ANSWER)) {
          curve.add(MemoryUse.parse(line.substring(Runner.ANSWER.length())));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(contestant.name() + " ended with " + process.exitValue());
    }
    return curve;
  }

  private static String summary(String name, List<MemoryUse> curve) {
    MemoryUse settled =
        curve.stream().filter(use -> use.steps() == SETTLED).findFirst().orElseThrow();
    MemoryUse last = curve.get(curve.size() - 1);
    return String.format(
        Locale.ROOT,
        "%s: %.1f MB resident after %d steps, %.1f MB after %d; native objects %d, %d",
        name,
        settled.residentMegabytes(),
        settled.steps(),
        last.residentMegabytes(),
        last.steps(),
        settled.nativeObjects(),
        last.nativeObjects());
  }

  private static List<String> csv(Map<String, List<MemoryUse>> curves) {
    List<String> lines = new ArrayList<>(List.of("engine,steps,resident_bytes,native_objects"));
    curves.forEach(
        (name, curve) ->
            curve.forEach(use -> lines.add(name + "," + use.toString().replace(' ', ','))));
    return lines;
  }
}
