package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Finds the run that {@code run --resume} goes on with. */
final class UnfinishedRun {
  private UnfinishedRun() {}

  /** The sweep's latest run, if it was stopped or killed. */
  static Optional<RunDirectory> of(String sweepName, Path out) throws IOException {
    return new Runs(out)
        .list().stream()
            .filter(run -> run.sweepName().equals(sweepName))
            .max(Comparator.comparing(RunDirectory::stamp))
            .filter(UnfinishedRun::isResumable);
  }

  private static boolean isResumable(RunDirectory directory) {
    try (OpenRun run = OpenRun.of(directory)) {
      return RunState.of(directory, run.snapshot()).isResumable();
    }
  }
}
