package dev.elbow.runner.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a run: held by one process at a time, and given up by the operating system
 * when that process dies, however it dies.
 */
public final class RunLock implements AutoCloseable {
  // The system's locks belong to a process, and closing any channel of the file gives them up; so
  // within this process the holder must be known without touching the file.
  private static final Set<RunDirectory> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final RunDirectory run;
  private final FileChannel channel;

  private RunLock(RunDirectory run, FileChannel channel) {
    this.run = run;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws RunBusyException if it is held, in this process or in another
   */
  public static RunLock acquire(RunDirectory run) throws IOException, RunBusyException {
    if (!HELD_HERE.add(run)) {
      throw busy(run);
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(run.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = tryLock(channel);
      if (!taken) {
        throw busy(run);
      }
      return new RunLock(run, channel);
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
    return new RunBusyException(
        run + ": another elbow process is working on this run; stop it or wait for it to end");
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
      acquire(run).close();
      return false;
    } catch (RunBusyException e) {
      return true;
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
