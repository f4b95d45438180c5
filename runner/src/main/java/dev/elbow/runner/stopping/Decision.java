package dev.elbow.runner.stopping;

/** What becomes of a training after an epoch. */
public sealed interface Decision {

  /** It goes on. */
  record Continue() implements Decision {}

  /**
   * It ends here, with the best weights that it has had.
   *
   * @param reason one line for a person, as it follows on "stopped: "
   */
  record Stop(String reason) implements Decision {
    public Stop {
      if (reason.isBlank() || reason.lines().count() > 1) {
        throw new IllegalArgumentException("a reason is one line, not '" + reason + "'");
      }
    }
  }
}
