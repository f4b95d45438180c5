package dev.elbow.runner.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process on this machine that works for a run. Ids are used again, so its start belongs to its
 * identity.
 *
 * @param started as the operating system has it
 */
public record WorkerId(long pid, Instant started) {
  // Linux counts a start from the boot, whose own instant it knows to a second.
  private static final Duration START_ERROR = Duration.ofSeconds(2);

  /** The process, if it has not ended. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(handle -> handle.info().startInstant().filter(this::isStart).isPresent());
  }

  private boolean isStart(Instant found) {
    return Duration.between(started, found).abs().compareTo(START_ERROR) <= 0;
  }

  /** This process itself, if the system says when it started. */
  public static Optional<WorkerId> current() {
    return of(ProcessHandle.current());
  }

  /** Empty if the process is gone, or the system does not say when it started. */
  public static Optional<WorkerId> of(ProcessHandle handle) {
    return handle.info().startInstant().map(started -> new WorkerId(handle.pid(), started));
  }
}
