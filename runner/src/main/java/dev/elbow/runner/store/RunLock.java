package dev.elbow.runner.store;

import dev.elbow.runner.trial.WorkerId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a run: held by one process at a time, and given up by the operating system
 * when that process dies, however it dies.
 */
public final class RunLock implements AutoCloseable {
  // The system's locks belong to a process, and closing any channel of the file gives them up; so
  // within this process the holder must be known without touching the file.
  private static final Set<RunDirectory> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final int MOST_TRIES = 10;
  private static final long PAUSE_NANOS = 10_000_000;

  private final RunDirectory run;
  private final FileChannel channel;

  private RunLock(RunDirectory run, FileChannel channel) {
    this.run = run;
    this.channel = channel;
  }

  /**
   * Takes the lock. Whoever looks whether it is held takes it for a moment, so this asks a few
   * times, for a tenth of a second in all.
   *
   * @throws RunBusyException if it is held, in this process or in another
   * @throws StoreException if this user may not write to the run's directory
   */
  public static RunLock acquire(RunDirectory run) throws RunBusyException {
    return acquire(run, () -> LockSupport.parkNanos(PAUSE_NANOS));
  }

  /**
   * @param pause between two tries
   */
  static RunLock acquire(RunDirectory run, Runnable pause) throws RunBusyException {
    try {
      for (int tries = 1; tries < MOST_TRIES; tries++) {
        Optional<RunLock> lock = tryAcquire(run);
        if (lock.isPresent()) {
          return lock.get().signed();
        }
        pause.run();
      }
      return tryAcquire(run).orElseThrow(() -> busy(run)).signed();
    } catch (IOException e) {
      throw StoreTrouble.unwritable(run, e);
    }
  }

  /** Writes down who holds it, for those who find it taken. */
  private RunLock signed() {
    WorkerId.current().ifPresent(holder -> LockFile.sign(channel, holder));
    return this;
  }

  private static Optional<RunLock> tryAcquire(RunDirectory run) throws IOException {
    if (!HELD_HERE.add(run)) {
      return Optional.empty();
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(run.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = tryLock(channel);
      return taken ? Optional.of(new RunLock(run, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        HELD_HERE.remove(run);
      }
    }
  }

  /** The run that it is the right to work on. */
  public RunDirectory run() {
    return run;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return lock != null;
  }

  private static RunBusyException busy(RunDirectory run) {
    String who = holder(run).map(process -> " (process " + process.pid() + ")").orElse("");
    return new RunBusyException(
        run
            + ": another elbow process is working on this run"
            + who
            + "; stop it (elbow stop) or wait for it to end");
  }

  /**
   * The process that is working on the run just now; empty if there is none, or it cannot be told.
   */
  public static Optional<ProcessHandle> holder(RunDirectory run) {
    if (HELD_HERE.contains(run)) {
      return Optional.of(ProcessHandle.current());
    }
    return isHeld(run)
        ? LockFile.signature(run.lockFile()).flatMap(WorkerId::find)
        : Optional.empty();
  }

  /** Whether some process is working on the run just now. */
  public static boolean isHeld(RunDirectory run) {
    if (HELD_HERE.contains(run)) {
      return true;
    }
    if (!Files.exists(run.lockFile())) {
      return false;
    }
    try {
      Optional<RunLock> free = tryAcquire(run);
      if (free.isPresent()) {
        free.get().close();
      }
      return free.isEmpty();
    } catch (IOException e) {
      return false; // not ours to lock, so nobody's business here
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(run);
    }
  }
}
