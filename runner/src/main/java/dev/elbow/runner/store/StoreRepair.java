package dev.elbow.runner.store;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.AssignmentJson;
import dev.elbow.runner.trial.Trial;
import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialOrigin;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Repairs the database of a run: what can be read of a damaged one becomes a new one that fits
 * together, trials that are known by their directories alone included, and the damaged one is kept
 * beside it. Whoever repairs holds the run's lock.
 */
public final class StoreRepair {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int HEADER_BYTES = 100;
  private static final int LARGEST_PAGE = 65_536;

  /** A header that says more than this is taken to be damaged itself. */
  private static final long MOST_PADDED = 1L << 30;

  private final RunDirectory run;
  private final long sweepSeed;

  /**
   * @param sweepSeed from which a trial's seed follows, should that be lost
   */
  public StoreRepair(RunDirectory run, long sweepSeed) {
    this.run = run;
    this.sweepSeed = sweepSeed;
  }

  /**
   * What was done.
   *
   * @param problem what was wrong
   * @param kept the damaged file
   * @param finished how many trials have their result
   * @param unfinished how many trials wait for another attempt
   */
  public record Repair(String problem, Path kept, int finished, int unfinished) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "The database was damaged (%s) and has been repaired: %d trials have their result, %d are"
              + " tried again; the damaged file is kept as %s",
          problem,
          finished,
          unfinished,
          kept.getFileName());
    }
  }

  /**
   * Looks at the run's database, and repairs it if it is damaged.
   *
   * @param now names the damaged file
   * @return empty if there was nothing to repair
   */
  public Optional<Repair> repairIfDamaged(Instant now) throws IOException {
    Path file = run.database();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<String> problem = StoreCheck.problem(run);
    return problem.isPresent() ? Optional.of(repair(problem.get(), now)) : Optional.empty();
  }

  private Repair repair(String problem, Instant now) throws IOException {
    Path file = run.database();
    Path sound = file.resolveSibling("sweep.db.repaired");
    Files.deleteIfExists(sound);
    Files.deleteIfExists(wal(sound));
    RunDatabase.openForWriting(sound, WritePatience.NONE).close();
    Path kept = file.resolveSibling("sweep.db.damaged-" + STAMP.format(now));
    copy(file, kept);
    copy(wal(file), wal(kept));
    pad(file);
    salvage(file, sound);
    // A log that lies beside the new file would be taken for its own.
    Files.deleteIfExists(wal(file));
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
    Files.move(sound, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return report(problem, kept);
  }

  private void salvage(Path damaged, Path sound) throws IOException {
    List<Trial> known = trialsByDirectories();
    int last = known.stream().mapToInt(trial -> trial.id().number()).max().orElse(0);
    try (Handle from = Jdbi.create("jdbc:sqlite:" + damaged).open();
        Handle to = Jdbi.create("jdbc:sqlite:" + sound).open()) {
      to.useTransaction(
          handle -> {
            new SalvageCopy(from.getConnection(), handle.getConnection(), last).copyAll();
            MetricIds.complete(handle);
            known.forEach(trial -> restore(handle, trial));
            LooseEnds.tie(handle);
          });
    } catch (JdbiException | SQLException e) {
      throw StoreTrouble.writing(damaged, e);
    }
  }

  /** Each trial that was started left its assignment with its files. */
  private List<Trial> trialsByDirectories() throws IOException {
    if (!Files.isDirectory(run.trials())) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(run.trials())) {
      return entries
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.matches("\\d{4,7}"))
          .map(Integer::valueOf)
          .filter(number -> number > 0)
          .sorted()
          .flatMap(number -> trial(new TrialId(number)).stream())
          .toList();
    }
  }

  private Optional<Trial> trial(TrialId id) {
    try {
      Assignment assignment = AssignmentJson.read(Files.readString(run.assignment(id)));
      return Optional.of(Trial.of(id, assignment, sweepSeed, TrialOrigin.SEQUENCE));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // what was not written in full was not started
    }
  }

  private static void restore(Handle handle, Trial trial) {
    handle.execute(
        "INSERT OR IGNORE INTO trial (number, seed, assignment) VALUES (?, ?, ?)",
        trial.id().number(),
        trial.seed(),
        AssignmentJson.write(trial.assignment()));
  }

  /**
   * SQLite reads nothing of a file that has fewer pages than its header says, so those that are
   * missing are added, empty. The header: https://www.sqlite.org/fileformat.html, offsets 16 and
   * 28.
   */
  private static void pad(Path database) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
      if (file.length() < HEADER_BYTES) {
        return;
      }
      file.seek(16);
      int size = file.readUnsignedShort();
      file.seek(28);
      long pages = Integer.toUnsignedLong(file.readInt());
      long whole = pages * (size == 1 ? LARGEST_PAGE : size);
      if (file.length() < whole && whole - file.length() <= MOST_PADDED) {
        file.setLength(whole);
      }
    }
  }

  private static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // A database that was closed has no log.
    }
  }

  private Repair report(String problem, Path kept) {
    try (TrialReader reader = SqliteTrialStore.openReadOnly(run.database())) {
      RunSnapshot snapshot = reader.snapshot();
      int finished =
          (int) snapshot.trials().stream().filter(trial -> trial.state().isFinished()).count();
      return new Repair(problem, kept, finished, snapshot.trials().size() - finished);
    }
  }
}
