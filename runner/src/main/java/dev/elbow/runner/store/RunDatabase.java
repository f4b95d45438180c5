package dev.elbow.runner.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** Short where there is more patience behind it, which says what it waits for. */
  private static final int WRITER_TIMEOUT_MILLIS = 3_000;

  private final Path file;
  private final Handle handle;
  private final WritePatience patience;

  private RunDatabase(Path file, Handle handle, WritePatience patience) {
    this.file = file;
    this.handle = handle;
    this.patience = patience;
  }

  static RunDatabase openForWriting(Path file, WritePatience patience) {
    return patiently(
        patience,
        () -> {
          NewDatabase.ensure(file, unfinished -> openForWritingNow(unfinished, patience).close());
          return openForWritingNow(file, patience);
        });
  }

  private static RunDatabase openForWritingNow(Path file, WritePatience patience) {
    SQLiteConfig config = config();
    config.setBusyTimeout(
        patience.equals(WritePatience.NONE) ? BUSY_TIMEOUT_MILLIS : WRITER_TIMEOUT_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // With a write-ahead log, what was committed survives the death of the process all the same.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    SQLiteDataSource source = source(file, config);
    return open(file, source, patience, handle -> Schema.update(file, handle, source));
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
        file,
        source(file, config),
        WritePatience.NONE,
        handle -> Schema.rejectNewer(file, Schema.versionOf(handle)));
  }

  /** What an older Elbow has left gets the tables of this one, empty, before it is read. */
  private static RunDatabase updated(Path file, int version) {
    if (version == 0) {
      throw new StoreException(
          StoreTrouble.DAMAGED, StoreTrouble.damaged(file, "no Elbow has made its tables"));
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && RunLock.isHeld(new RunDirectory(directory))) {
      throw new StoreException(
          file
              + ": an older Elbow is working on this run; look at it with that, or once it has ended");
    }
    openForWriting(file, WritePatience.NONE).close();
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

  private static RunDatabase open(
      Path file, SQLiteDataSource source, WritePatience patience, Consumer<Handle> check) {
    Handle handle = connect(file, source);
    try {
      check.accept(handle);
      return new RunDatabase(file, handle, patience);
    } catch (JdbiException e) {
      handle.close();
      throw StoreTrouble.reading(file, e);
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private static Handle connect(Path file, SQLiteDataSource source) {
    try {
      return Jdbi.create(source).open();
    } catch (JdbiException e) {
      throw StoreTrouble.reading(file, e);
    }
  }

  synchronized <T> T read(Function<Handle, T> query) {
    // What a sweep reads of its own store waits, and ends, as what it writes does.
    boolean waits = !patience.equals(WritePatience.NONE);
    return inTransaction(query, waits ? StoreTrouble::writing : StoreTrouble::reading);
  }

  void write(Consumer<Handle> change) {
    writeAndGet(
        connection -> {
          change.accept(connection);
          return true;
        });
  }

  /**
   * What survives a power cut as well: the trial's checkpoint, from which it could be told again,
   * is deleted once this is written.
   */
  synchronized void writeDurably(Consumer<Handle> change) {
    handle.execute("PRAGMA synchronous = FULL");
    try {
      write(change);
    } finally {
      handle.execute("PRAGMA synchronous = NORMAL");
    }
  }

  synchronized <T> T writeAndGet(Function<Handle, T> change) {
    return inTransaction(change, StoreTrouble::writing);
  }

  private <T> T inTransaction(
      Function<Handle, T> work, BiFunction<Path, JdbiException, StoreException> describe) {
    return patiently(
        patience,
        () -> {
          try {
            return handle.inTransaction(work::apply);
          } catch (JdbiException e) {
            endTransaction();
            throw describe.apply(file, e);
          }
        });
  }

  /**
   * After a failure. The driver takes a transaction that could not even begin for an open one, and
   * one that SQLite has rolled back by itself as well: what came next would be part of none.
   */
  private void endTransaction() {
    Connection connection = handle.getConnection();
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // There was none.
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // It has nothing to commit, which is as it should be.
    }
  }

  private static <T> T patiently(WritePatience patience, Supplier<T> work) {
    boolean delayed = false;
    while (true) {
      try {
        T result = work.get();
        if (delayed) {
          patience.overcome();
        }
        return result;
      } catch (StoreException e) {
        delayed = e.trouble().isPassing() && patience.awaitNextTry(e);
        if (!delayed) {
          throw e;
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    handle.close();
  }
}
