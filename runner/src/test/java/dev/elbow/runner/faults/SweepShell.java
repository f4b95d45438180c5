package dev.elbow.runner.faults;

import dev.elbow.core.engine.VaeEngine;
import dev.elbow.runner.DefaultSignals;
import dev.elbow.runner.cli.Elbow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts {@code elbow} as a shell would, in a directory of its own: the runs go to {@code runs},
 * what is printed is appended to {@code printed}.
 *
 * @param environment what the processes find in theirs beside the machine's
 */
record SweepShell(
    Path directory, Engine engine, Map<String, String> environment, LiveProcesses processes) {

  private static final int LAST_WORDS = 3000;

  /** What the workers train with. */
  enum Engine {
    TOY,
    REAL
  }

  static SweepShell in(Path directory, Engine engine, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(directory);
    Path services = directory.resolve("services/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(VaeEngine.class.getName()), ToyEngine.class.getName());
    return new SweepShell(directory, engine, environment, LiveProcesses.marked());
  }

  Path runs() {
    return directory.resolve("runs");
  }

  Path printed() {
    return directory.resolve("printed");
  }

  /** The end of what was printed. */
  String lastWords() throws IOException {
    String all = Files.readString(printed());
    return all.substring(Math.max(0, all.length() - LAST_WORDS));
  }

  private Path sweepFile() {
    return directory.resolve("sweep.yaml");
  }

  void writeSweep(GridSweep sweep) throws IOException {
    Files.writeString(sweepFile(), sweep.yaml());
  }

  /** Starts the sweep or goes on with it, whichever the directory asks for. */
  Process launch() throws IOException {
    List<String> arguments = new ArrayList<>();
    Optional<Path> run = run();
    if (run.isPresent()) {
      arguments.addAll(List.of("resume", run.get().toString()));
    } else {
      String file = sweepFile().toString();
      arguments.addAll(List.of("run", file, "--resume", "--out", runs().toString()));
    }
    arguments.addAll(List.of("--devices", "cpu:0,cpu:1"));
    return elbow(arguments);
  }

  /** Its run, once a launch of it has begun. */
  Optional<Path> run() throws IOException {
    Path sweep = runs().resolve(GridSweep.NAME);
    if (!Files.isDirectory(sweep)) {
      return Optional.empty();
    }
    try (Stream<Path> runs = Files.list(sweep)) {
      return runs.filter(run -> !run.endsWith("latest"))
          .filter(RunTables::hasLaunch)
          .max(Path::compareTo);
    }
  }

  Process elbow(List<String> arguments) throws IOException {
    ProcessBuilder builder = builder(arguments).redirectErrorStream(true);
    Files.writeString(
        printed(),
        "$ elbow " + String.join(" ", arguments) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(printed().toFile()));
    return builder.start();
  }

  /** A call whose output is wanted apart. */
  ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>(DefaultSignals.COMMAND);
    command.addAll(
        List.of(
            "setsid", // a group of its own, that can be killed as one
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx256m"));
    natives().ifPresent(command::add);
    command.add(Elbow.class.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CLASSPATH", classPath());
    builder.environment().putAll(environment);
    processes.mark(builder);
    return builder;
  }

  private static Optional<String> natives() {
    return Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
        .map(cache -> "-Dorg.bytedeco.javacpp.cachedir=" + cache);
  }

  private String classPath() {
    String absolute =
        String.join(
            File.pathSeparator,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList());
    return engine == Engine.REAL
        ? absolute
        : directory.resolve("services") + File.pathSeparator + absolute;
  }
}
