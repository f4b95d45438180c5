package dev.elbow.runner.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A few lines at the bottom of a terminal that are rewritten in place. Each change is one write of
 * whole lines, and none is made where nothing changed, so that nothing flickers. Not thread-safe.
 */
final class LiveBlock {
  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintWriter terminal;
  private final IntSupplier columns;
  private List<String> shown = List.of();

  /**
   * @param columns the terminal's width now
   */
  LiveBlock(PrintWriter terminal, IntSupplier columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  /** Replaces the block. */
  void show(List<String> lines) {
    int width = Math.max(20, columns.getAsInt() - 1);
    List<String> fitting = lines.stream().map(line -> cut(line, width)).toList();
    if (!fitting.equals(shown)) {
      write(toTop() + text(fitting));
      shown = fitting;
    }
  }

  /** Prints a line that stays, above the block. */
  void printAbove(String line) {
    write(toTop() + ERASE_BELOW + line + "\n" + text(shown));
  }

  /** Takes the block away. */
  void clear() {
    write(toTop() + ERASE_BELOW);
    shown = List.of();
  }

  private String toTop() {
    return shown.isEmpty() ? "" : "\r\u001b[" + shown.size() + "A";
  }

  private static String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(ERASE_TO_END_OF_LINE).append('\n'));
    return text.toString();
  }

  /** A longer line would wrap, and the block would no longer know its height. */
  private static String cut(String line, int width) {
    return line.codePointCount(0, line.length()) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width));
  }

  private void write(String text) {
    terminal.print(text);
    terminal.flush();
  }
}
