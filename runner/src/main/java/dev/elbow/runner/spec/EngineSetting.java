package dev.elbow.runner.spec;

import java.util.Locale;
import java.util.Optional;

/** What a sweep file says of the engine that trains. */
public enum EngineSetting {
  DL4J,
  LIBTORCH,
  /** The fastest of those that can use the trial's device. */
  AUTO;

  /** The name of the engine that is asked for; empty if none is in particular. */
  public Optional<String> engine() {
    return this == AUTO ? Optional.empty() : Optional.of(id());
  }

  /** As the sweep file writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
