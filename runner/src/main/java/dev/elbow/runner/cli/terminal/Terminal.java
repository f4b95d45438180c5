package dev.elbow.runner.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The two streams of one invocation and what they can show. Results go to {@code out}, progress and
 * messages to {@code err}; both are UTF-8 and flush at the end of a line.
 *
 * @param live whether {@code err} is a terminal that moves its cursor on request
 * @param colour whether to use colours; never without {@code live}
 * @param unicode whether letters beyond ASCII can be relied on
 * @param columns how wide a line of {@code out} may be: a terminal's width, {@link #UNLIMITED} for
 *     a file or a pipe
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean live,
    boolean colour,
    boolean unicode,
    IntSupplier columns) {
  /** The width of what has none. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** Sentences are wrapped here at the latest: longer lines are hard to read. */
  private static final int LONGEST_LINE_OF_TEXT = 100;

  /**
   * The process's own streams. Only a shell can tell whether one stream is a terminal, so the
   * launcher says it in the properties {@code elbow.terminal}, of {@code err}, and {@code
   * elbow.terminal.out}.
   */
  public static Terminal system(Map<String, String> environment) {
    boolean live = Boolean.getBoolean("elbow.terminal") && !"dumb".equals(environment.get("TERM"));
    boolean colour = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    Charset charset = Charset.forName(System.getProperty("native.encoding", "US-ASCII"));
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        live,
        colour,
        charset.equals(StandardCharsets.UTF_8),
        Boolean.getBoolean("elbow.terminal.out") ? new TerminalWidth() : () -> UNLIMITED);
  }

  /** Streams that go to a file or a pipe. */
  public static Terminal plain(PrintWriter out, PrintWriter err) {
    return new Terminal(out, err, false, false, true, () -> UNLIMITED);
  }

  /** How wide a paragraph on {@code out} should be. */
  public int textWidth() {
    return Math.min(LONGEST_LINE_OF_TEXT, columns.getAsInt());
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
