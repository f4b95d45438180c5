package dev.elbow.runner.execute;

import dev.elbow.runner.trial.WorkerId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Workers that outlived the process they worked for. One ends by itself when that dies, unless it
 * is stopped or stuck; then it would write where another attempt at its trial writes.
 */
public final class OrphanedWorkers {
  private static final long PATIENCE_SECONDS = 10;

  private OrphanedWorkers() {}

  /**
   * Kills those that still live, and waits for their end for some seconds: one that sits in the
   * kernel ends only when that lets it go.
   *
   * @param workers of attempts whose launch is over
   * @return how many were killed
   */
  public static int kill(Collection<WorkerId> workers) {
    List<ProcessHandle> alive =
        workers.stream()
            .flatMap(worker -> worker.find().stream())
            .filter(ProcessHandle::destroyForcibly)
            .toList();
    alive.forEach(OrphanedWorkers::awaitEnd);
    return alive.size();
  }

  private static void awaitEnd(ProcessHandle worker) {
    CompletableFuture<ProcessHandle> end = worker.onExit();
    try {
      ProcessHandle unused = end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      // It has been sent a signal that nothing survives; there is no more to be done from here.
    }
  }
}
