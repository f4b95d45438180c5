package dev.elbow.runner.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The paths that a sweep file names.
 *
 * @param directory of the file, against which relative ones are resolved
 * @param readable those it may name; what the user names on the command line is always read
 */
record NamedPaths(Path directory, ReadablePaths readable) {

  /** Reports a path that the file may not name; whether it may. */
  boolean check(Cursor cursor, Path path) {
    Optional<Path> refused =
        SetOption.holds(cursor.node().at()) ? Optional.empty() : readable.refused(path);
    refused.ifPresent(
        real ->
            cursor.problem(
                (real.equals(path) ? "" : path + " leads to ")
                    + real
                    + ", which is outside the sweep file's directory, the working directory and the"
                    + " data sets; if it may be read, add --allow-path "
                    + directoryOf(real)));
    return refused.isEmpty();
  }

  /** Reports the name of a run that leads out of the directory of runs; whether it does not. */
  boolean checkName(Cursor cursor, String name) {
    boolean allowed =
        SetOption.holds(cursor.node().at())
            || readable.equals(ReadablePaths.ANY)
            || !List.of(name.split("[/\\\\]", -1)).contains("..");
    if (!allowed) {
      cursor.problem(Cursor.shorten(name) + " leads out of the directory of runs");
    }
    return allowed;
  }

  private static Path directoryOf(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.isDirectory(path) ? path : parent;
  }
}
