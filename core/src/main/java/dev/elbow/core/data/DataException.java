package dev.elbow.core.data;

import java.io.Serial;

/**
 * Data that cannot be used. The message is for the user and complete: the file, the line or byte
 * offset, what was expected and what was found.
 */
public final class DataException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
