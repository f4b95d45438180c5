package dev.elbow.runner.execute;

/** What a process's exit value says, for a person. */
final class ExitStatus {
  /** Java reports the death by signal n as this plus n, as shells do. */
  private static final int SIGNALLED = 128;

  /** With which a shell says that what it was to start cannot be run, or is not there. */
  private static final int NOT_RUNNABLE = 126;

  private static final int NOT_FOUND = 127;

  private ExitStatus() {}

  static String describe(int exit) {
    if (exit == NOT_RUNNABLE || exit == NOT_FOUND) {
      return "the worker could not be started (exit code " + exit + ")";
    }
    return exit > SIGNALLED
        ? "the worker was killed by signal " + (exit - SIGNALLED) + name(exit - SIGNALLED)
        : "the worker ended with exit code " + exit + " before it was done";
  }

  private static String name(int signal) {
    return switch (signal) {
      case 1 -> " (SIGHUP)";
      case 2 -> " (SIGINT)";
      case 4 -> " (SIGILL)";
      case 6 -> " (SIGABRT)";
      case 7 -> " (SIGBUS)";
      case 8 -> " (SIGFPE)";
      case 9 -> " (SIGKILL) from outside";
      case 11 -> " (SIGSEGV)";
      case 15 -> " (SIGTERM)";
      default -> "";
    };
  }
}
