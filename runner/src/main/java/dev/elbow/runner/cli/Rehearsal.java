package dev.elbow.runner.cli;

import dev.elbow.runner.cli.terminal.Terminal;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.SqliteTrialStore;
import dev.elbow.runner.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Does what most commands begin with, on a run without trials, and ends, so that a JVM which
 * archives at its exit the classes that it has loaded archives those. The launcher runs it once for
 * each build.
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
      store.beginLaunch(OptionalInt.of(1), Clock.systemUTC().instant());
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
