package dev.elbow.runner.worker;

import java.io.Serial;

/**
 * An engine does not run on the device that it was started for. Speaks against the device, not
 * against the trial's settings.
 */
final class WrongDeviceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  WrongDeviceException(String message) {
    super(message);
  }
}
