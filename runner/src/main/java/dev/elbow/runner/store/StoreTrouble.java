package dev.elbow.runner.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteException;

/** What can be wrong with a run's database. */
public enum StoreTrouble {
  /** It is none, or one of another Elbow. */
  UNUSABLE("is no usable run database", ""),
  /** This user may not write to it. */
  UNWRITABLE("cannot be written by this user", ""),
  /** The disk is full. */
  NO_SPACE("has no space left on its disk", "free some"),
  /** The disk, or the way to it, does not work. */
  BROKEN_DISK("cannot be written", "see to the disk"),
  /** Another program holds it. */
  LOCKED("is locked by another program", "let that end"),
  /** What it holds does not fit together. */
  DAMAGED("is damaged", "");

  private static final int PRIMARY_CODE = 0xff;

  private final String title;
  private final String remedy;

  StoreTrouble(String title, String remedy) {
    this.title = title;
    this.remedy = remedy;
  }

  /** Whether it may pass by itself, or by what the user does meanwhile. */
  public boolean isPassing() {
    return this == NO_SPACE || this == BROKEN_DISK || this == LOCKED;
  }

  /** Something that was to be written could not be. */
  static StoreException writing(Path file, Exception e) {
    StoreTrouble trouble = of(e);
    String problem = file + " " + trouble.title + " (" + text(e) + ")";
    return switch (trouble) {
      case UNUSABLE -> new StoreException(file + ": cannot be written (" + text(e) + ")", e);
      case UNWRITABLE -> new StoreException(trouble, problem, e);
      case DAMAGED -> damaged(file, e);
      case NO_SPACE, BROKEN_DISK, LOCKED ->
          new StoreException(
              trouble,
              problem + "; " + trouble.remedy + " and go on with: elbow resume " + file.getParent(),
              e);
    };
  }

  /** Something that was to be read could not be. */
  static StoreException reading(Path file, JdbiException e) {
    StoreTrouble trouble = of(e);
    return trouble == DAMAGED
        ? damaged(file, e)
        : new StoreException(trouble, file + ": cannot be read (" + text(e) + ")", e);
  }

  private static StoreException damaged(Path file, Exception e) {
    return new StoreException(DAMAGED, damaged(file, text(e)), e);
  }

  /** What is said of a file that is damaged. */
  static String damaged(Path file, String how) {
    return file
        + ": damaged, or not a run database ("
        + how
        + "); elbow resume "
        + file.getParent()
        + " repairs what can be repaired";
  }

  /** The directory of a run cannot be written to. */
  static StoreException unwritable(RunDirectory run, Exception e) {
    return new StoreException(
        UNWRITABLE, run + ": cannot be written to, so this run cannot go on (" + text(e) + ")", e);
  }

  /** By what SQLite says, however it is wrapped. */
  static StoreTrouble of(Exception e) {
    return code(e).map(StoreTrouble::of).orElse(UNUSABLE);
  }

  /** By SQLite's primary result code. */
  private static StoreTrouble of(int code) {
    return switch (code) {
      case 5, 6 -> LOCKED; // SQLITE_BUSY, SQLITE_LOCKED
      case 8 -> UNWRITABLE; // SQLITE_READONLY
      case 10, 14 -> BROKEN_DISK; // SQLITE_IOERR, SQLITE_CANTOPEN
      case 11, 26 -> DAMAGED; // SQLITE_CORRUPT, SQLITE_NOTADB
      case 13 -> NO_SPACE; // SQLITE_FULL
      default -> UNUSABLE;
    };
  }

  private static Optional<Integer> code(Exception e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(SQLiteException.class::isInstance)
        .map(cause -> ((SQLiteException) cause).getResultCode().code & PRIMARY_CODE)
        .findFirst();
  }

  static String text(Exception e) {
    Throwable cause = e instanceof JdbiException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(cause.getMessage());
  }
}
