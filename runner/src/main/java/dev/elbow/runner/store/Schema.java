package dev.elbow.runner.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/**
 * The tables of a run database, and which version of them a file has. The migrations under {@code
 * db/migration} are the definition.
 */
final class Schema {
  /** The newest migration. */
  static final int VERSION = 5;

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /** The version of a database's tables; 0 for an empty database. */
  static int versionOf(Handle handle) {
    boolean hasHistory =
        handle
                .select("SELECT COUNT(*) FROM sqlite_master WHERE name = ?", HISTORY)
                .mapTo(Integer.class)
                .one()
            > 0;
    return hasHistory ? newestIn(handle) : 0;
  }

  private static int newestIn(Handle handle) {
    return handle
        .select("SELECT COALESCE(MAX(CAST(version AS INTEGER)), 0) FROM " + HISTORY)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Brings the tables up to date. Asks the file itself first: Flyway takes longer to start than
   * everything else that opening a database does.
   */
  static void update(Path file, Handle handle, DataSource source) {
    int version = versionOf(handle);
    rejectNewer(file, version);
    if (version < VERSION) {
      migrate(file, source);
    }
  }

  static void rejectNewer(Path file, int version) {
    if (version > VERSION) {
      throw new StoreException(
          file
              + ": written by a newer Elbow (its tables have version "
              + version
              + ", this Elbow knows versions up to "
              + VERSION
              + ")");
    }
  }

  private static void migrate(Path file, DataSource source) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/migration")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(file + ": its tables cannot be created or updated", e);
    }
  }
}
