package dev.elbow.runner.device;

import java.io.Serial;

/** The devices that were asked for cannot be had; the message is for the user. */
public final class DeviceException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public DeviceException(String message) {
    super(message);
  }
}
