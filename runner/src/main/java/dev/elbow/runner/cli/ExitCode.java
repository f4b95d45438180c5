package dev.elbow.runner.cli;

/** What a command's end means to the shell that called it. */
public enum ExitCode {
  DONE(0),
  /** A bug, or a machine that does not do its part; never the user's input. */
  INTERNAL_ERROR(1),
  /** Bad usage, sweep file or data. */
  USAGE(2),
  /** As many trials failed as the budget allows, or every device was set aside. */
  FAILURE_LIMIT(3),
  /** No trial ended feasible. */
  NONE_FEASIBLE(5),
  /** Ended by SIGHUP, cleanly. */
  HUNG_UP(129),
  /** Ended by SIGINT, cleanly. */
  INTERRUPTED(130),
  /** Ended by SIGTERM, cleanly. */
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
