package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.Runs;
import dev.elbow.runner.store.StoreException;
import dev.elbow.runner.store.StoreTrouble;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the run that {@code run --resume} goes on with. */
final class UnfinishedRun {
  private UnfinishedRun() {}

  /** The sweep's latest run, if it was stopped or killed, or is still going on: that is busy. */
  static Optional<RunDirectory> of(String sweepName, Path out) {
    return new Runs(out).latest(sweepName).filter(UnfinishedRun::isUnfinished);
  }

  private static boolean isUnfinished(RunDirectory directory) {
    try (OpenRun run = OpenRun.of(directory)) {
      RunState state = RunState.of(directory, run.outline());
      return state == RunState.RUNNING || state.isResumable();
    } catch (StoreException e) {
      if (e.trouble() == StoreTrouble.DAMAGED) {
        return true; // a resume repairs it
      }
      throw e;
    }
  }
}
