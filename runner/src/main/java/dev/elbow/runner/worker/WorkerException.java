package dev.elbow.runner.worker;

import java.io.Serial;

/** The trial cannot be trained; the message is for the user. */
final class WorkerException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  WorkerException(String message, Throwable cause) {
    super(message, cause);
  }

  WorkerException(String message) {
    super(message);
  }
}
