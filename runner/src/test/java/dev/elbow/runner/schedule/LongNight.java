package dev.elbow.runner.schedule;

import dev.elbow.runner.device.Device;
import dev.elbow.runner.device.Devices;
import dev.elbow.runner.search.SearchStrategies;
import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.spec.SweepSpec;
import dev.elbow.runner.trial.TrialRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a long sweep costs the process that runs it, with {@link MadeUpTrials}, which take no time:
 * live heap and processor milliseconds per trial as the trials add up, and the size of the
 * database.
 *
 * <pre>{@code
 * mvn -q -Plong-night -pl runner -am process-test-classes -Dnight.trials=10000 -Dnight.level=full
 * }</pre>
 */
public final class LongNight {
  private static final String SWEEP =
      """
      name: long-night
      method: %s
      parameters:
        latent_size: {type: int, min: 2, max: 64, scale: log}
        beta: {min: 0.25, max: 4, scale: log}
        learning_rate: {min: 1e-3, max: 1e-2, scale: log}
      data: {dataset: digits}
      training: {epochs: 1}
      diagnostics: %s
      %s
      budget: {trials: %d}
      """;

  private LongNight() {}

  /**
   * Arguments: the directory of the runs, how many trials, light or full, the method, more YAML.
   */
  public static void main(String[] args) throws IOException {
    int trials = Integer.parseInt(args[1]);
    String more = args.length > 4 ? args[4] : "";
    String yaml = SWEEP.formatted(args[3], args[2], more, trials);
    SweepSummary summary = run(Path.of(args[0]), yaml, new Curve());
    System.out.printf(
        Locale.ROOT,
        "database %.1f MB, %s%n",
        Files.size(summary.run().database()) / 1e6,
        summary.run());
  }

  /** Runs a sweep of made up trials, two at once. */
  static SweepSummary run(Path out, String yaml, SweepListener listener) throws IOException {
    SweepSpec spec = spec(yaml);
    List<Device> cpus =
        IntStream.range(0, 2).mapToObj(core -> new Device(Device.Kind.CPU, core, "core")).toList();
    boolean full = yaml.contains("diagnostics: full");
    return new LocalSweepRunner(
            Clock.systemUTC(),
            Devices.ofCores(cpus),
            SearchStrategies::create,
            new MadeUpTrials(full, 16))
        .start(spec, yaml, FakeSweep.options(out), listener, new StopSignal());
  }

  private static SweepSpec spec(String yaml) throws IOException {
    Path file = Files.writeString(Files.createTempFile("long-night", ".yaml"), yaml);
    try {
      return ((ReadResult.Valid) new SpecReader().read(file)).spec();
    } finally {
      Files.delete(file);
    }
  }

  /** Prints a line at every thousandth trial. */
  private static final class Curve implements SweepListener {
    private static final int STEP = 1000;
    private int ended;
    private long since = cpuNanos();

    @Override
    public void trialEnded(TrialRecord trial) {
      ended++;
      if (ended % STEP == 0) {
        double millis = (cpuNanos() - since) / 1e6 / STEP;
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        double live = (jvm.totalMemory() - jvm.freeMemory()) / 1e6;
        System.out.printf(
            Locale.ROOT, "%6d trials  %6.1f MB live  %6.2f ms per trial%n", ended, live, millis);
        since = cpuNanos();
      }
    }

    /** Of the sweep's own thread: other work on the machine does not count. */
    private static long cpuNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
