package dev.elbow.runner.store;

import java.io.Serial;

/** A run's database cannot be used; the message is for the user and names the file. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
