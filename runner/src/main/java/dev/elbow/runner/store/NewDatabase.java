package dev.elbow.runner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The making of a database file. It gets its name once it has its tables: a process that is killed
 * meanwhile leaves no database that nobody can read.
 */
final class NewDatabase {
  private static final List<String> COMPANIONS = List.of("", "-journal", "-wal", "-shm");

  private NewDatabase() {}

  /**
   * Does nothing if the file exists.
   *
   * @param make opens a database in the file it is given, gives it its tables, and closes it
   */
  static void ensure(Path file, Consumer<Path> make) {
    if (Files.exists(file)) {
      return;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      for (String companion : COMPANIONS) {
        Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + companion));
      }
      make.accept(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StoreException(file + ": cannot be created (" + e.getMessage() + ")", e);
    }
  }
}
