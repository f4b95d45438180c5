package dev.elbow.runner.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the files may lie that a sweep file names. It may come from a stranger, and what is read
 * shows in reports, models and messages.
 *
 * @param directories absent: anywhere, as in a run's own copy of a sweep file that was let in
 */
public record ReadablePaths(Optional<List<Path>> directories) {
  public static final ReadablePaths ANY = new ReadablePaths(Optional.empty());

  public ReadablePaths {
    directories = directories.map(List::copyOf);
  }

  /** What lies in these directories, by their real names, or below. */
  public static ReadablePaths in(List<Path> directories) {
    return new ReadablePaths(Optional.of(directories));
  }

  /** The same, and one more directory. */
  ReadablePaths and(Path directory) {
    return new ReadablePaths(
        directories.map(
            known -> Stream.concat(known.stream(), Stream.of(directory)).toList()));
  }

  /** Whether a file, or a directory with all that its links lead to, may be read. */
  boolean allow(Path path) {
    return directories.isEmpty() || allow(path, new HashSet<>());
  }

  private boolean allow(Path path, Set<Path> seen) {
    Path real = real(path);
    if (directories.orElseThrow().stream().map(ReadablePaths::real).noneMatch(real::startsWith)) {
      return false;
    }
    return !seen.add(real) || !Files.isDirectory(real) || linksAllowed(real, seen);
  }

  private boolean linksAllowed(Path directory, Set<Path> seen) {
    try (Stream<Path> entries = Files.walk(directory)) {
      return entries.filter(Files::isSymbolicLink).allMatch(link -> allow(link, seen));
    } catch (IOException | RuntimeException e) { // what cannot be looked at is not let in
      return false;
    }
  }

  /** Without links and dots; of what does not exist, as far as it does. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
    }
  }
}
