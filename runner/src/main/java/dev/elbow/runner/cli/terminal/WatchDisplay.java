package dev.elbow.runner.cli.terminal;

import java.util.List;

/**
 * Lines about something that goes on: rewritten in place on a terminal, and elsewhere the first of
 * them each time that it has changed.
 */
public final class WatchDisplay implements AutoCloseable {
  private final Terminal terminal;
  private final LiveBlock block;
  private String last = "";

  public WatchDisplay(Terminal terminal) {
    this.terminal = terminal;
    block = new LiveBlock(terminal.err(), new TerminalWidth());
  }

  /**
   * @param lines the first says the most
   * @param mark what must change for the first line to be printed again where nothing is rewritten
   */
  public void show(List<String> lines, String mark) {
    if (terminal.live()) {
      block.show(lines);
    } else if (!mark.equals(last)) {
      last = mark;
      terminal.out().println(lines.get(0));
    }
  }

  /** Takes the lines away. */
  @Override
  public void close() {
    if (terminal.live()) {
      block.clear();
    }
  }
}
