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

  /** The sweep's latest run, if it was stopped or killed, or is still going on: that is busy. */
  static Optional<RunDirectory> of(String sweepName, Path out) throws IOException {
    return new Runs(out)
        .list().stream()
            .filter(run -> run.sweepName().equals(sweepName))
            .max(Comparator.comparing(RunDirectory::stamp))
            .filter(UnfinishedRun::isUnfinished);
  }

  private static boolean isUnfinished(RunDirectory directory) {
    try (OpenRun run = OpenRun.of(directory)) {
      RunState state = RunState.of(directory, run.outline());
      return state == RunState.RUNNING || state.isResumable();
    }
  }
}
