package dev.elbow.runner.execute.protocol;

import dev.elbow.runner.stopping.Decision;

/** What a worker is told after an epoch, as a line: {@code continue}, or {@code stop REASON}. */
public final class DecisionLine {
  private static final String CONTINUE = "continue";
  private static final String STOP = "stop ";

  private DecisionLine() {}

  /** One line, without its end. */
  public static String write(Decision decision) {
    return decision instanceof Decision.Stop stop ? STOP + stop.reason() : CONTINUE;
  }

  /**
   * The decision of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Decision read(String line) {
    if (line.startsWith(STOP)) {
      return new Decision.Stop(line.substring(STOP.length()));
    }
    if (line.equals(CONTINUE)) {
      return new Decision.Continue();
    }
    throw new IllegalArgumentException("expected continue, or stop and a reason, found " + line);
  }
}
