package dev.elbow.runner.cli;

import dev.elbow.runner.store.RunDirectory;
import java.nio.file.Path;
import java.util.List;

/** Reads sweep files for commands. */
final class SweepFiles {
  private SweepFiles() {}

  /**
   * @param overrides {@code path=value}, as given to {@code --set}
   */
  static LoadedSweep read(Path file, List<String> overrides) throws InvalidSweepException {
    throw new UnsupportedOperationException(file + " " + overrides);
  }

  /** The sweep of a run, as it was launched. */
  static LoadedSweep ofRun(RunDirectory run) {
    try {
      return read(run.sweepFile(), List.of());
    } catch (InvalidSweepException e) {
      throw CliException.usage(
          "the run's own sweep file is not what it was launched with:\n" + e.getMessage());
    }
  }
}
