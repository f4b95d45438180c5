package dev.elbow.core.benchmark;

import dev.elbow.core.data.KnownDataset;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.model.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of those that are compared: PyTorch, or an engine in one precision.
 *
 * @param name for a person, and for {@code -Dengines=}
 */
record Contestant(String name, List<String> command) {

  /** As Elbow starts its workers. */
  private static final List<String> WORKER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=1000000000",
          "-XX:Tier4MinInvocationThreshold=100",
          "-XX:Tier4CompileThreshold=2000000",
          "-XX:Tier4BackEdgeThreshold=2000000",
          "-Xmx1g");

  Contestant {
    command = List.copyOf(command);
  }

  static Contestant peer() {
    Path images =
        BenchmarkTraining.locations()
            .find(KnownDataset.FASHION_MNIST)
            .orElseThrow(() -> new IllegalStateException("Fashion-MNIST is not installed"))
            .resolve("train-images-idx3-ubyte.gz");
    return new Contestant(
        "PyTorch",
        List.of("/usr/bin/python3", "src/test/python/vae_torch_steps.py", images.toString()));
  }

  /**
   * Every engine on the class path in every precision, of which the property {@code engines} may
   * choose some: {@code dl4j,libtorch-bf16}.
   *
   * @param main is given the names of the engine and of the precision
   */
  static List<Contestant> engines(Class<?> main) {
    List<String> chosen = List.of(System.getProperty("engines", "").split(",", -1));
    List<Contestant> engines = new ArrayList<>();
    for (VaeEngine engine : VaeEngines.all()) {
      for (Precision precision : Precision.values()) {
        Contestant contestant = engine(main, engine.name(), precision);
        if (chosen.contains("")
            || chosen.contains(engine.name())
            || chosen.contains(contestant.name())) {
          engines.add(contestant);
        }
      }
    }
    return engines;
  }

  private static Contestant engine(Class<?> main, String engine, Precision precision) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(WORKER_FLAGS);
    command.addAll(List.of(main.getName(), engine, precision.name()));
    return new Contestant(engine + "-" + precision.name().toLowerCase(Locale.ROOT), command);
  }

  /** Starts it and lets it warm up. */
  Runner start() throws IOException {
    return new Runner(this);
  }

  /** Starts its process, with one thread. */
  Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "OMP_NUM_THREADS", "1",
                "OPENBLAS_NUM_THREADS", "1",
                "PYTHONDONTWRITEBYTECODE", "1",
                "CLASSPATH", System.getProperty("java.class.path")));
    return builder.start();
  }
}
