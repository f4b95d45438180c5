package dev.elbow.runner.store;

import java.io.Serial;

/** A run's database cannot be used; the message is for the user and names the file. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final StoreTrouble trouble;

  StoreException(String message) {
    super(message);
    trouble = StoreTrouble.UNUSABLE;
  }

  StoreException(String message, Throwable cause) {
    this(StoreTrouble.UNUSABLE, message, cause);
  }

  StoreException(StoreTrouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  StoreException(StoreTrouble trouble, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
  }

  /** What kind of thing is wrong. */
  public StoreTrouble trouble() {
    return trouble;
  }
}
