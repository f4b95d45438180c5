package dev.elbow.runner.store;

import java.nio.file.Path;

/** Run databases in SQLite. */
@SuppressWarnings("DoNotCallSuggester")
public final class SqliteTrialStore {
  private SqliteTrialStore() {}

  /**
   * Opens a database for writing, creating it or bringing its schema up to date where needed.
   *
   * @throws StoreException if it is no run database, or was written by a newer Elbow
   */
  public static TrialStore open(Path database) {
    throw new UnsupportedOperationException(database.toString());
  }

  /**
   * Opens a database for reading, while its run is going on or not.
   *
   * @throws StoreException if there is none, or this Elbow cannot read it
   */
  public static TrialReader openReadOnly(Path database) {
    throw new UnsupportedOperationException(database.toString());
  }
}
