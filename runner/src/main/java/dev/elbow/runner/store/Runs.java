package dev.elbow.runner.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs below one directory.
 *
 * @param root {@code runs}, or what {@code --out} gave; need not exist
 */
public record Runs(Path root) {
  private static final String LATEST = "latest";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /**
   * Creates the directory of a new run, named after the moment, and points {@code latest} to it.
   *
   * @param clock gives the moment and the zone it is written in
   */
  public RunDirectory create(String sweepName, Clock clock) throws IOException {
    Path sweep = Files.createDirectories(root.resolve(sweepName));
    String stamp = STAMP.format(ZonedDateTime.now(clock));
    RunDirectory run = new RunDirectory(createUnique(sweep, stamp));
    LatestRun.point(sweep.resolve(LATEST), run);
    return run;
  }

  private static Path createUnique(Path sweep, String stamp) throws IOException {
    for (int i = 1; ; i++) {
      try {
        return Files.createDirectory(sweep.resolve(i == 1 ? stamp : stamp + "-" + i));
      } catch (FileAlreadyExistsException e) {
        // Another run was started in the same second: take the next number.
      }
    }
  }

  /**
   * The run that a user means.
   *
   * @param run a run's directory, {@code NAME/STAMP}, {@code NAME/latest}, or {@code NAME} for its
   *     latest
   */
  public RunDirectory find(String run) throws RunNotFoundException {
    return resolve(Path.of(run))
        .or(() -> resolve(root.resolve(run)))
        .orElseThrow(() -> new RunNotFoundException(notFound(run)));
  }

  /** The run of a sweep that was started last, whatever the clock said then. */
  public Optional<RunDirectory> latest(String sweepName) {
    return resolve(root.resolve(sweepName).resolve(LATEST))
        .or(() -> newestIn(root.resolve(sweepName)));
  }

  private String notFound(String run) {
    return run + " is no run: neither a directory with a sweep.db nor a sweep's name in " + root;
  }

  private static Optional<RunDirectory> resolve(Path path) {
    return asRun(path)
        .or(() -> path.endsWith(LATEST) ? LatestRun.read(path) : Optional.empty())
        .or(() -> LatestRun.read(path.resolve(LATEST)))
        .or(() -> newestIn(path));
  }

  /** For a sweep whose {@code latest} was lost, or points to a run that was deleted. */
  private static Optional<RunDirectory> newestIn(Path sweep) {
    try {
      return runsIn(sweep).max(Comparator.comparing(RunDirectory::stamp));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All runs, by sweep name and then oldest first. */
  public List<RunDirectory> list() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> sweeps = Files.list(root)) {
      Stream.Builder<RunDirectory> runs = Stream.builder();
      for (Path sweep : sweeps.toList()) {
        runsIn(sweep).forEach(runs::add);
      }
      return runs.build()
          .sorted(Comparator.comparing(RunDirectory::sweepName).thenComparing(RunDirectory::stamp))
          .toList();
    }
  }

  private static Stream<RunDirectory> runsIn(Path sweep) throws IOException {
    if (!Files.isDirectory(sweep)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(sweep)) {
      List<Path> own = entries.filter(path -> !path.endsWith(LATEST)).toList();
      return own.stream().flatMap(path -> asRun(path).stream());
    }
  }

  private static Optional<RunDirectory> asRun(Path path) {
    if (!Files.isRegularFile(path.resolve("sweep.db"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RunDirectory(path.toRealPath()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
