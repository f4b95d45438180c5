package dev.elbow.runner.execute;

import java.time.Instant;

/**
 * A worker process, for whoever comes later and wants to know whether it still runs.
 *
 * @param started as the system tells it: a process id alone may have gone to another process since
 */
public record WorkerId(long pid, Instant started) {
  static WorkerId of(Process process) {
    return new WorkerId(
        process.pid(), process.info().startInstant().orElseGet(() -> Instant.now()));
  }
}
