package dev.elbow.runner.cli;

import dev.elbow.runner.spec.ReadResult;
import dev.elbow.runner.spec.ReadablePaths;
import dev.elbow.runner.spec.SpecReader;
import dev.elbow.runner.store.RunDirectory;
import java.nio.file.Path;
import java.util.List;

/** Reads sweep files for commands that cannot go on without. */
final class SweepFiles {
  private SweepFiles() {}

  /**
   * @param settings {@code path=value}, as given to {@code --set}
   * @param readable what the file may name
   */
  static ReadResult.Valid read(Path file, List<String> settings, ReadablePaths readable)
      throws InvalidSweepException {
    ReadResult result = new SpecReader(readable).read(file, settings);
    if (result instanceof ReadResult.Invalid invalid) {
      throw new InvalidSweepException(invalid.problems());
    }
    return (ReadResult.Valid) result;
  }

  /** The sweep of a run, as it was launched. */
  static ReadResult.Valid ofRun(RunDirectory run) {
    try {
      return read(run.sweepFile(), List.of(), ReadablePaths.ANY);
    } catch (InvalidSweepException e) {
      throw CliException.usage(
          "the run's own copy of its sweep file cannot be read:\n" + e.listing());
    }
  }
}
