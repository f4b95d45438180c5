package dev.elbow.runner.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether what a run database holds fits together, page by page and row by row. */
final class StoreCheck {
  /** The version of the tables that first said how many rows a result has. */
  private static final int FIRST_WITH_ROW_COUNTS = 4;

  private StoreCheck() {}

  /** What is wrong with the database of a run that was launched; empty if nothing is. */
  static Optional<String> problem(RunDirectory run) {
    Path file = run.database();
    try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
      return damage(handle).or(() -> emptiness(handle, run)).or(() -> looseEnds(handle));
    } catch (JdbiException e) {
      StoreException trouble = StoreTrouble.reading(file, e);
      if (trouble.trouble() == StoreTrouble.DAMAGED) {
        return Optional.of(StoreTrouble.text(e));
      }
      throw trouble;
    }
  }

  private static Optional<String> damage(Handle handle) {
    String found = handle.select("PRAGMA quick_check(1)").mapTo(String.class).first();
    return Optional.of(found.strip().replaceAll("\\s*\\R\\s*", " "))
        .filter(text -> !text.equals("ok"));
  }

  /** SQLite takes a file that was cut to nothing for a new database. */
  private static Optional<String> emptiness(Handle handle, RunDirectory run) {
    return Schema.versionOf(handle) == 0 && Files.isDirectory(run.trials())
        ? Optional.of("it is empty, though trials were trained")
        : Optional.empty();
  }

  /** The tables of an older Elbow do not say how many rows a result has. */
  private static String incomplete(Handle handle) {
    return Schema.versionOf(handle) < FIRST_WITH_ROW_COUNTS ? " FALSE" : LooseEnds.IS_INCOMPLETE;
  }

  private static Optional<String> looseEnds(Handle handle) {
    if (Schema.versionOf(handle) == 0) {
      return Optional.empty();
    }
    List<String> orphans =
        handle
            .select("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
            .mapTo(String.class)
            .list();
    if (!orphans.isEmpty()) {
      return Optional.of("rows of " + String.join(", ", orphans) + " refer to nothing");
    }
    int without =
        handle
            .select("SELECT COUNT(*) FROM attempt WHERE" + incomplete(handle))
            .mapTo(Integer.class)
            .one();
    return without == 0
        ? Optional.empty()
        : Optional.of("the results of finished trials are missing: " + without);
  }
}
