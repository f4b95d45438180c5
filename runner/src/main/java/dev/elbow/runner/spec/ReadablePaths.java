package dev.elbow.runner.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        directories.map(known -> Stream.concat(known.stream(), Stream.of(directory)).toList()));
  }

  /**
   * What may not be read of a file, or of a directory with all that its links lead to, by its real
   * name; empty if all may.
   */
  Optional<Path> refused(Path path) {
    return directories.flatMap(allowed -> refused(path, allowed, new HashSet<>()));
  }

  private static Optional<Path> refused(Path path, List<Path> allowed, Set<Path> seen) {
    Path real = real(path);
    if (allowed.stream().map(ReadablePaths::real).noneMatch(real::startsWith)) {
      return Optional.of(real);
    }
    boolean more = seen.add(real) && Files.isDirectory(real);
    return more ? refusedLink(real, allowed, seen) : Optional.empty();
  }

  private static Optional<Path> refusedLink(Path directory, List<Path> allowed, Set<Path> seen) {
    try (Stream<Path> entries = Files.walk(directory)) {
      return entries
          .filter(Files::isSymbolicLink)
          .flatMap(link -> refused(link, allowed, seen).stream())
          .findFirst();
    } catch (IOException | UncheckedIOException e) { // what cannot be looked at is not let in
      return Optional.of(directory);
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
