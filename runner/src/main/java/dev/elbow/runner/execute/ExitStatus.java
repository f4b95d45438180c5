package dev.elbow.runner.execute;

/** What a process's exit value says, for a person. */
final class ExitStatus {
  /** Java reports the death by signal n as this plus n, as shells do. */
  private static final int SIGNALLED = 128;

  private ExitStatus() {}

  static String describe(int exit) {
    int signal = exit - SIGNALLED;
    String name =
        switch (signal) {
          case 4 -> " (SIGILL)";
          case 6 -> " (SIGABRT)";
          case 7 -> " (SIGBUS)";
          case 9 -> " (SIGKILL: by hand, or because the machine ran out of memory)";
          case 11 -> " (SIGSEGV)";
          case 15 -> " (SIGTERM)";
          default -> "";
        };
    return signal > 0
        ? "the worker was killed by signal " + signal + name
        : "the worker ended with exit code " + exit + " before it was done";
  }
}
