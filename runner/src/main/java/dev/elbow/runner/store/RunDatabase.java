package dev.elbow.runner.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One connection to a run's SQLite file, used by one thread at a time. Every access is one
 * transaction.
 */
final class RunDatabase implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 20_000;

  private final Path file;
  private final Handle handle;

  private RunDatabase(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  static RunDatabase openForWriting(Path file) {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // With a write-ahead log, what was committed survives the death of the process all the same.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = source(file, config);
    return open(file, source, handle -> Schema.update(file, handle, source));
  }

  static RunDatabase openForReading(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StoreException(file + ": there is no run database here");
    }
    RunDatabase database = readOnly(file);
    int version = database.read(Schema::versionOf);
    if (version == Schema.VERSION) {
      return database;
    }
    database.close();
    return updated(file, version);
  }

  private static RunDatabase readOnly(Path file) {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return open(
        file, source(file, config), handle -> Schema.rejectNewer(file, Schema.versionOf(handle)));
  }

  /** What an older Elbow has left gets the tables of this one, empty, before it is read. */
  private static RunDatabase updated(Path file, int version) {
    if (version == 0) {
      throw new StoreException(file + ": not a run database (no Elbow has made its tables)");
    }
    openForWriting(file).close();
    return readOnly(file);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    return config;
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static RunDatabase open(Path file, SQLiteDataSource source, Consumer<Handle> check) {
    Handle handle = connect(file, source);
    try {
      check.accept(handle);
      return new RunDatabase(file, handle);
    } catch (JdbiException e) {
      handle.close();
      throw new StoreException(file + ": not a run database (" + causeOf(e) + ")", e);
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private static Handle connect(Path file, SQLiteDataSource source) {
    try {
      return Jdbi.create(source).open();
    } catch (JdbiException e) {
      throw new StoreException(file + ": cannot be opened (" + causeOf(e) + ")", e);
    }
  }

  synchronized <T> T read(Function<Handle, T> query) {
    try {
      return handle.inTransaction(query::apply);
    } catch (JdbiException e) {
      throw new StoreException(file + ": cannot be read (" + causeOf(e) + ")", e);
    }
  }

  void write(Consumer<Handle> change) {
    writeAndGet(
        connection -> {
          change.accept(connection);
          return true;
        });
  }

  synchronized <T> T writeAndGet(Function<Handle, T> change) {
    try {
      return handle.inTransaction(change::apply);
    } catch (JdbiException e) {
      throw new StoreException(file + ": cannot be written (" + causeOf(e) + ")", e);
    }
  }

  private static String causeOf(JdbiException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
