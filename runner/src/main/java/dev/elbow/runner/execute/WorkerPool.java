package dev.elbow.runner.execute;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Workers that wait for another trial. A process takes half a second of processor time to start,
 * which many trials take themselves; so one serves many, as long as they end cleanly and it stays
 * in shape. Thread-safe.
 */
final class WorkerPool {
  /** After so many trials a worker is replaced: nobody knows what native code leaves behind. */
  static final int MOST_TRIALS = 100;

  /** So much may a worker grow beyond twice what it held after its first trial. */
  private static final long GROWTH_BYTES = 256L << 20;

  private final Duration grace;
  private final List<Idle> idle = new ArrayList<>();
  private int generation;

  WorkerPool(Duration grace) {
    this.grace = grace;
  }

  /** A worker is as good as another if it was started by the same command with the same devices. */
  record Kind(List<String> command, Map<String, String> environment, int generation) {}

  private record Idle(Kind kind, Worker worker) {}

  synchronized Kind kind(ProcessBuilder builder) {
    return new Kind(List.copyOf(builder.command()), Map.copyOf(builder.environment()), generation);
  }

  /** A worker of that kind which waits, if there is one. It has the latest one's data at hand. */
  synchronized Optional<Worker> take(Kind kind) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      if (idle.get(i).kind().equals(kind)) {
        return Optional.of(idle.remove(i).worker());
      }
    }
    return Optional.empty();
  }

  /** A new process. */
  Worker start(ProcessBuilder builder) throws IOException {
    return Worker.start(builder, grace, this::forget);
  }

  /** Whether a worker whose attempt ended cleanly may be given back. */
  synchronized boolean wants(Kind kind, Worker worker) {
    return kind.generation() == generation
        && worker.isAlive()
        && worker.served() < MOST_TRIALS
        && !worker.hasGrown(GROWTH_BYTES);
  }

  synchronized void giveBack(Kind kind, Worker worker) {
    idle.add(new Idle(kind, worker));
  }

  private synchronized void forget(Worker worker) {
    idle.removeIf(waiting -> waiting.worker() == worker);
  }

  /** Ends those that wait; those that are at work are not wanted back. */
  void close() {
    List<Worker> waiting = takeAll();
    waiting.forEach(Worker::closeInput);
    waiting.forEach(worker -> worker.awaitEnd(grace));
  }

  private synchronized List<Worker> takeAll() {
    generation++;
    List<Worker> all = idle.stream().map(Idle::worker).toList();
    idle.clear();
    return all;
  }
}
