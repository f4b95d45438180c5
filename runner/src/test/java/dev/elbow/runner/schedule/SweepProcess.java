package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.Budget;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process that runs a fake sweep, for tests that kill it. */
final class SweepProcess {
  private SweepProcess() {}

  /** Arguments: the directory of the runs, and a behaviour for each trial. */
  public static void main(String[] args) throws IOException {
    List<String> behaviours = List.of(args).subList(1, args.length);
    new FakeSweep(behaviours)
        .runner(2, Clock.systemUTC())
        .start(
            FakeSweep.spec(Budget.UNLIMITED),
            "name: fake\n",
            FakeSweep.options(Path.of(args[0])),
            new SweepListener() {},
            new StopSignal());
  }

  static Process start(Path out, String... behaviours) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            SweepProcess.class.getName(),
            out.toString());
    builder.command().addAll(List.of(behaviours));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    File log = out.resolveSibling("sweep-process.log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }
}
