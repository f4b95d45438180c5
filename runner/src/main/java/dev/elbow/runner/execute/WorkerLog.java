package dev.elbow.runner.execute;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one attempt adds to its trial's log: its worker's standard error, and stray output. Beyond
 * so much, only the end is kept: a worker that prints without end must not fill the disk. What
 * cannot be written, as on a full disk, is missed in the file alone; the numbers of a trial go
 * elsewhere. Thread-safe.
 */
final class WorkerLog implements AutoCloseable {
  /** Of one attempt, in the file. */
  static final long MOST_BYTES = 16L << 20;

  private static final int END_BYTES = 16 << 10;

  private final OutputStream file;

  /** The last bytes, written round and round. */
  private final byte[] end = new byte[END_BYTES];

  private long written;

  private WorkerLog(OutputStream file) {
    this.file = file;
  }

  /** Goes on behind what earlier attempts have written. */
  static WorkerLog append(Path path) {
    try {
      return new WorkerLog(
          Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      return new WorkerLog(OutputStream.nullOutputStream());
    }
  }

  void line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  synchronized void write(byte[] bytes, int length) {
    int fits = (int) Math.max(0, Math.min(length, MOST_BYTES - written));
    toFile(bytes, fits);
    for (int i = Math.max(0, length - END_BYTES); i < length; i++) {
      end[(int) ((written + i) % END_BYTES)] = bytes[i];
    }
    written += length;
  }

  private void toFile(byte[] bytes, int length) {
    try {
      file.write(bytes, 0, length);
    } catch (IOException e) {
      // A full disk is no reason to lose the trial.
    }
  }

  /** The last bytes as text. */
  synchronized String end() {
    int length = (int) Math.min(written, END_BYTES);
    byte[] last = new byte[length];
    for (int i = 0; i < length; i++) {
      last[i] = end[(int) ((written - length + i) % END_BYTES)];
    }
    return new String(last, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    if (written > MOST_BYTES) {
      byte[] last =
          ("\nelbow: of " + written + " bytes, those before the following were left out\n" + end())
              .getBytes(StandardCharsets.UTF_8);
      toFile(last, last.length);
    }
    try {
      file.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
  }
}
