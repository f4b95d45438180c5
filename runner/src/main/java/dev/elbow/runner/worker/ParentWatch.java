package dev.elbow.runner.worker;

import dev.elbow.runner.execute.protocol.DecisionLine;
import dev.elbow.runner.execute.protocol.TaskLine;
import dev.elbow.runner.execute.protocol.WorkerExit;
import dev.elbow.runner.stopping.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Listens to the parent on standard input. Ends this process when the parent closes the other end:
 * to stop it or, by dying, without meaning to. No worker outlives its sweep, also none that waits
 * for its parent's word.
 */
final class ParentWatch {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private ParentWatch() {}

  static ParentWatch start(InputStream parent) {
    ParentWatch watch = new ParentWatch();
    Thread thread = new Thread(() -> watch.listen(parent), "parent-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  /** Of a process that has no parent to obey. */
  static ParentWatch silent() {
    return new ParentWatch();
  }

  private void listen(InputStream parent) {
    int code = WorkerExit.ABANDONED;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(parent, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // A broken line is an ended line.
    } catch (OutOfMemoryError e) {
      code = WorkerExit.OUT_OF_MEMORY; // a worker that no longer listens must not go on
    }
    Runtime.getRuntime().halt(code);
  }

  /** Waits for the next task. An answer that came too late for the one before is passed over. */
  TaskLine awaitTask() {
    String line = take();
    while (!line.startsWith("{")) {
      line = take();
    }
    return TaskLine.read(line);
  }

  /** Waits for what the parent decides after an epoch. */
  Decision awaitDecision() {
    return DecisionLine.read(take());
  }

  private String take() {
    try {
      return lines.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a worker: this is a bug", e);
    }
  }
}
