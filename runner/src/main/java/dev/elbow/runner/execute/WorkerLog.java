package dev.elbow.runner.execute;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A trial's log: what its worker wrote to standard error, and stray lines of standard output. */
record WorkerLog(Path file) {
  private static final int TAIL_BYTES = 8192;
  private static final int LONGEST_LINE = 200;

  /** Frames of a stack trace and the frame of a JVM's crash report say nothing by themselves. */
  private static final Predicate<String> NOISE =
      Pattern.compile("\\s*|\\s+at .*|\\s*\\.\\.\\. \\d+ more|#\\s*").asMatchPredicate();

  void append(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A full disk is no reason to lose the trial: its numbers go to the database.
    }
  }

  /** The last line that says something; empty if there is none. */
  Optional<String> lastLine() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - TAIL_BYTES));
      byte[] tail = new byte[(int) Math.min(log.length(), TAIL_BYTES)];
      log.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(NOISE.negate())
          .reduce((earlier, later) -> later)
          .map(WorkerLog::shorten);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String shorten(String line) {
    String text = line.strip();
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
  }
}
