package dev.elbow.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code runs/NAME/latest}: a symbolic link to the newest run or, on file systems without links, a
 * text file that names it.
 */
final class LatestRun {
  private LatestRun() {}

  static void point(Path latest, RunDirectory run) throws IOException {
    Files.deleteIfExists(latest);
    try {
      Files.createSymbolicLink(latest, Path.of(run.stamp()));
    } catch (UnsupportedOperationException | IOException e) {
      Files.writeString(latest, run.stamp() + "\n");
    }
  }

  /** The run it points to; empty if there is no such pointer, or that run is gone. */
  static Optional<RunDirectory> read(Path latest) {
    try {
      Path run =
          Files.isRegularFile(latest)
              ? latest.resolveSibling(Files.readString(latest).strip())
              : latest;
      return Files.isRegularFile(run.resolve("sweep.db"))
          ? Optional.of(new RunDirectory(run.toRealPath()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
