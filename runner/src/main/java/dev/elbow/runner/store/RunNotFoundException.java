package dev.elbow.runner.store;

import java.io.Serial;

/** What the user named is no run; the message says what was looked for and where. */
public final class RunNotFoundException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  RunNotFoundException(String message) {
    super(message);
  }
}
