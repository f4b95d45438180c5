package dev.elbow.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs below one directory as one may remove them. Only what lies there itself counts: a
 * directory with a {@code sweep.db}, never one behind a symbolic link, and nothing else is touched.
 *
 * @param root the directory of all runs; need not exist
 */
public record OldRuns(Path root) {

  /** The names of the sweeps that have runs, in order. */
  public List<String> sweeps() throws IOException {
    return directoriesIn(root).stream()
        .filter(sweep -> !runs(sweep).isEmpty())
        .map(sweep -> root.relativize(sweep).toString())
        .toList();
  }

  /**
   * The runs of a sweep, newest first, without those that must stay: the newest ones, and that to
   * which {@code latest} points.
   *
   * @param newest how many of them stay, at least 1
   */
  public List<RunDirectory> removable(String sweep, int newest) {
    List<RunDirectory> runs = runs(root.resolve(sweep));
    Optional<RunDirectory> latest = LatestRun.read(root.resolve(sweep).resolve("latest"));
    return runs.stream()
        .skip(newest)
        .filter(run -> latest.filter(other -> isSame(other, run)).isEmpty())
        .toList();
  }

  private static boolean isSame(RunDirectory one, RunDirectory other) {
    try {
      return Files.isSameFile(one.root(), other.root());
    } catch (IOException e) {
      return one.equals(other);
    }
  }

  private static List<RunDirectory> runs(Path sweep) {
    try {
      return directoriesIn(sweep).stream()
          .filter(run -> Files.isRegularFile(run.resolve("sweep.db"), LinkOption.NOFOLLOW_LINKS))
          .map(RunDirectory::new)
          .sorted(Comparator.comparing(RunDirectory::stamp).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Path> directoriesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** How many bytes a run's files have. */
  public static long bytes(RunDirectory run) throws IOException {
    return Removal.bytes(run.root());
  }

  /**
   * Removes a run, its database last: a removal that is cut off leaves a run, which can be removed
   * again.
   *
   * @param lock the right to work on the run, so that nobody else does meanwhile
   */
  public static void remove(RunLock lock) throws IOException {
    Path root = lock.run().root();
    Path database = lock.run().database();
    List<Path> entries;
    try (Stream<Path> all = Files.list(root)) {
      entries =
          all.filter(entry -> !root.relativize(entry).toString().startsWith("sweep.db"))
              .filter(entry -> !entry.equals(lock.run().lockFile()))
              .toList();
    }
    for (Path entry : entries) {
      Removal.delete(entry);
    }
    Files.deleteIfExists(root.resolve("sweep.db-wal"));
    Files.deleteIfExists(root.resolve("sweep.db-shm"));
    Files.delete(database);
    Removal.delete(root);
  }
}
