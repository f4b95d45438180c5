package dev.elbow.runner.store;

import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a lock file: the id of the process that took the lock last, and when that started.
 * It tells whom to ask; whether the lock is held is for the operating system to say.
 */
final class LockFile {
  private static final Pattern SIGNATURE = Pattern.compile("(\\d{1,18}) (-?\\d{1,18})\n");

  private LockFile() {}

  static void sign(FileChannel channel, WorkerId holder) {
    String text = holder.pid() + " " + holder.started().toEpochMilli() + "\n";
    try {
      channel.truncate(0);
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        int unused = channel.write(bytes, bytes.position());
      }
    } catch (IOException e) {
      // The lock holds all the same; a full disk shows where it matters.
    }
  }

  /** Not to be asked by the process that holds the lock: closing the file would give it up. */
  static Optional<WorkerId> signature(Path file) {
    try {
      Matcher matcher = SIGNATURE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      return matcher.matches()
          ? Optional.of(
              new WorkerId(
                  Long.parseLong(matcher.group(1)),
                  Instant.ofEpochMilli(Long.parseLong(matcher.group(2)))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
