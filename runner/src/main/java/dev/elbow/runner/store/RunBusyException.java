package dev.elbow.runner.store;

import java.io.Serial;

/** Another process works on the run; the message is for the user. */
public final class RunBusyException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  RunBusyException(String message) {
    super(message);
  }
}
