package dev.elbow.runner.spec;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a sweep file names an earlier run: by its directory, relative to the sweep file or to where
 * the command is given, or by the sweep's name, as commands take it.
 *
 * @param directory of the sweep file
 */
record EarlierRunPath(Path directory) {

  /**
   * The absolute path where the text is a path to a run; else the text itself, which may name one
   * below the directory of runs. Empty if it can be neither.
   */
  Optional<String> resolve(String text) {
    try {
      return Stream.of(directory.resolve(text), Path.of(text).toAbsolutePath())
          .filter(EarlierRunPath::holdsRun)
          .map(path -> path.normalize().toString())
          .findFirst()
          .or(() -> Optional.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A run, a sweep's directory with its runs, or the link to the newest of them. */
  private static boolean holdsRun(Path path) {
    return Files.exists(path.resolve("sweep.db"))
        || Files.exists(path.resolve("latest"))
        || (path.endsWith("latest") && Files.exists(path));
  }
}
