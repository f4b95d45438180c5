package dev.elbow.runner.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The width of the controlling terminal in columns. Java cannot ask for it, {@code stty} can; it is
 * asked again every few seconds, so that a resized window is noticed.
 */
final class TerminalWidth implements IntSupplier {
  private static final int UNKNOWN = 80;
  private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);

  private int columns = UNKNOWN;
  private long askedAt = System.nanoTime() - KEEP_NANOS;

  @Override
  public int getAsInt() {
    if (System.nanoTime() - askedAt >= KEEP_NANOS) {
      columns = ask();
      askedAt = System.nanoTime();
    }
    return columns;
  }

  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      return size.length == 2 && !size[1].equals("0") ? Integer.parseInt(size[1]) : UNKNOWN;
    } catch (IOException | NumberFormatException e) {
      return UNKNOWN;
    }
  }
}
