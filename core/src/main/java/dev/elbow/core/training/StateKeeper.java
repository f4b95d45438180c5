package dev.elbow.core.training;

import dev.elbow.core.engine.VaeEngine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the state of one training, and finds what an earlier one has saved. Trouble with files is
 * told to the log and ends no training.
 */
final class StateKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);

  /**
   * Of the time since the last state was saved, saving takes at most one part in so many: it waits
   * for the disk for 10 to 30 ms, which is nothing to an epoch of seconds and half of one on a toy.
   * At most so many times what saving takes is trained again when a process dies; and one that is
   * started anew saves its first epoch, so that each gets further than the one before.
   */
  private static final int TIME_SHARE = 20;

  private final Optional<CheckpointFile> file;
  private final LongSupplier nanoTime;
  private long savedAt;
  private long savingTook;
  private boolean warned;

  /**
   * @param nanoTime a clock for durations
   */
  StateKeeper(Checkpoints checkpoints, VaeEngine engine, TrainingPlan plan, LongSupplier nanoTime) {
    this.file = checkpoints.file().map(path -> new CheckpointFile(path, plan.identity(engine)));
    this.nanoTime = nanoTime;
    this.savedAt = nanoTime.getAsLong();
  }

  /**
   * Puts a saved state into a training that has not begun, if there is one.
   *
   * @return whether the training can be used; if not, it was left with half a state
   */
  boolean restore(CheckpointFile.State training) {
    if (file.isEmpty() || !file.get().exists()) {
      return true;
    }
    try {
      file.get().read(training);
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "The checkpoint {} cannot be used, training begins anew: {}",
          file.get().path(),
          e.getMessage());
      return false;
    }
  }

  /**
   * @param last whether no state comes after this one, so that it is worth its time in any case
   */
  void save(CheckpointFile.State training, boolean last) {
    long start = nanoTime.getAsLong();
    if (file.isEmpty() || (!last && start - savedAt < TIME_SHARE * savingTook)) {
      return;
    }
    try {
      file.get().write(training);
    } catch (IOException | RuntimeException e) {
      warn(file.get(), e);
    }
    savedAt = nanoTime.getAsLong();
    savingTook = savedAt - start;
  }

  private void warn(CheckpointFile unwritable, Exception reason) {
    if (!warned) {
      LOG.warn(
          "The checkpoint {} cannot be written; if this process dies, training has to begin earlier"
              + " or anew: {}",
          unwritable.path(),
          reason.toString());
      warned = true;
    }
  }
}
