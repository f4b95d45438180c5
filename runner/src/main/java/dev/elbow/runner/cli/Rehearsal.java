package dev.elbow.runner.cli;

import dev.elbow.core.metrics.FinalMetrics;
import dev.elbow.core.metrics.Measurements;
import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Diagnosis;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import dev.elbow.runner.trial.AttemptId;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import dev.elbow.runner.trial.TrialOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Does what most commands begin with, on a run of one trial, and ends, so that a JVM which archives
 * at its exit the classes that it has loaded archives those. The launcher runs it once for each
 * build.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Takes a sweep file. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("elbow-rehearsal");
    try {
      rehearse(Path.of(args[0]), directory);
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void rehearse(Path sweep, Path directory) throws IOException {
    RunDirectory run = new Runs(directory).create("rehearsal", Clock.systemUTC());
    Files.copy(sweep, run.sweepFile());
    try (TrialStore store = SqliteTrialStore.open(run.database())) {
      Instant now = Instant.now();
      store.beginLaunch(OptionalInt.of(1), now);
      Trial trial =
          Trial.of(
              new TrialId(1),
              new Assignment(Map.of("beta", new Value.Real(1))),
              1,
              TrialOrigin.SEQUENCE);
      store.create(trial);
      AttemptId attempt = store.startAttempt(trial.id(), "cpu:0", now);
      Measurements values = new Measurements(Map.of(Metric.VALID_IWAE64, -1.0));
      FinalMetrics metrics =
          new FinalMetrics(values, Map.of(), Optional.empty(), Optional.empty(), List.of());
      Diagnosis diagnosis = new Diagnosis(Verdict.HEALTHY, "", List.of(), List.of());
      store.finish(attempt, new TrialOutcome.Completed(metrics, diagnosis, 1), now);
    }
    Terminal terminal = Terminal.system(System.getenv());
    for (List<String> command :
        List.of(
            List.of("validate", sweep.toString()),
            List.of("status", run.root().toString()),
            List.of("ls", "--out", directory.toString()))) {
      int unused = Elbow.run(new Invocation(terminal, System.getenv(), Clock.systemUTC(), command));
    }
  }
}
