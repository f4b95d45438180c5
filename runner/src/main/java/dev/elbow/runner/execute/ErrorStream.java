package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.LogEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries a worker's standard error into the log of the trial that it belongs to. */
final class ErrorStream {
  private static final byte[] MARK = LogEnd.mark();

  /** How much of the mark has just been read. */
  private int marked;

  private Optional<WorkerLog> log = Optional.empty();
  private CompletableFuture<Void> logEnd = new CompletableFuture<>();

  /**
   * What comes from now on belongs to this log.
   *
   * @return completes when the worker has marked its end, and all of it is in the log
   */
  synchronized CompletableFuture<Void> beginLog(WorkerLog next) {
    log = Optional.of(next);
    logEnd = new CompletableFuture<>();
    return logEnd;
  }

  /** Reads to the end of the stream. */
  void readAll(InputStream in) throws IOException {
    byte[] chunk = new byte[8192];
    for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
      ByteArrayOutputStream text = new ByteArrayOutputStream(length + MARK.length);
      for (int i = 0; i < length; i++) {
        read(chunk[i], text);
      }
      write(text);
    }
  }

  private void read(byte next, ByteArrayOutputStream text) {
    if (next != MARK[marked]) {
      text.write(MARK, 0, marked);
      marked = 0;
    }
    if (next == MARK[marked]) {
      marked++;
    } else {
      text.write(next);
    }
    if (marked == MARK.length) {
      marked = 0;
      write(text);
      text.reset();
      endLog().complete(null);
    }
  }

  private synchronized void write(ByteArrayOutputStream text) {
    byte[] bytes = text.toByteArray();
    log.ifPresent(file -> file.write(bytes, bytes.length));
  }

  private synchronized CompletableFuture<Void> endLog() {
    log = Optional.empty();
    return logEnd;
  }
}
