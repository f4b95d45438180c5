package dev.elbow.runner.execute;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.DeviceEnvironment;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command that starts a worker: a JVM like this one, with its class path.
 *
 * @param mainClass what it runs; it is told its trials on its standard input
 */
public record WorkerCommand(String mainClass) {
  /** The worker that trains. A name, because nothing in this process may load it. */
  public static final WorkerCommand TRAINING =
      new WorkerCommand("dev.elbow.runner.worker.WorkerMain");

  /** Of the machine's memory, for all heaps together: the rest is for the parent and the system. */
  private static final double HEAPS_PERCENT = 80;

  /** Where JavaCPP unpacks native libraries; the launcher gives each build a place of its own. */
  private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

  /** A file in which the launcher has prepared the classes of a worker for its JVM to map. */
  private static final String ARCHIVE = "elbow.worker.archive";

  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** For this task, and for all that need the same: nothing in it is of this task alone. */
  ProcessBuilder build(TrialTask task) {
    ProcessBuilder builder = new ProcessBuilder(arguments(task));
    configure(builder.environment(), task.slot().device());
    return builder;
  }

  private List<String> arguments(TrialTask task) {
    List<String> command = new ArrayList<>();
    if (!WINDOWS) {
      // Ctrl-C, a closed terminal and many a service manager signal every process of the group;
      // what becomes of workers, the parent decides: the end of their input is their order to end.
      // An ignored signal stays ignored in what exec starts, and a JVM respects that.
      command.addAll(List.of("/bin/sh", "-c", "trap '' INT TERM HUP; exec \"$@\"", "elbow-worker"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags(task));
    Optional.ofNullable(System.getProperty(NATIVES))
        .ifPresent(directory -> command.add("-D" + NATIVES + "=" + directory));
    command.addAll(archiveFlags());
    command.add(mainClass);
    return command;
  }

  /**
   * One thread's worth of JVM: a worker shares the machine with as many others as fit. Most of its
   * time goes into native code, so the optimising compiler seldom earns back what it takes: it gets
   * no more than the loops that run millions of times, those of the DL4J engine's updates and
   * losses. Without it these take five to ten times as long; with its usual thresholds, a process
   * takes half as much processor time again before it trains its first model.
   */
  private static List<String> jvmFlags(TrialTask task) {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:Tier4InvocationThreshold=1000000000", // many short calls are not worth it
        "-XX:Tier4MinInvocationThreshold=100",
        "-XX:Tier4CompileThreshold=2000000", // calls and rounds of loops
        "-XX:Tier4BackEdgeThreshold=2000000",
        "-Xshare:auto",
        "-XX:-UsePerfData",
        // By itself a JVM takes up to a quarter of the memory, whatever runs beside it.
        String.format(Locale.ROOT, "-XX:MaxRAMPercentage=%.2f", HEAPS_PERCENT / task.slots()),
        CrashReport.jvmFlag(task.run()),
        "-Djava.awt.headless=true");
  }

  /** A JVM that cannot use the archive does without; of that it says nothing on its output. */
  private static List<String> archiveFlags() {
    String archive = System.getProperty(ARCHIVE, "");
    return archive.isEmpty()
        ? List.of()
        : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  private static void configure(Map<String, String> environment, Device device) {
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    environment.putAll(DeviceEnvironment.of(device));
  }
}
