package dev.elbow.runner;

import java.util.List;

/**
 * Starts a program with no signal ignored. A test run that was itself started in the background of
 * a shell, or by {@code nohup}, ignores some, and so would everything that it starts.
 */
public final class DefaultSignals {
  /** To be put before a command. Of GNU, as are the machines on which signals are tested. */
  public static final List<String> COMMAND =
      List.of("/usr/bin/env", "--default-signal=INT,TERM,HUP");

  private DefaultSignals() {}
}
