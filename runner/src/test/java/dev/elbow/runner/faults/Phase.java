package dev.elbow.runner.faults;

import java.nio.file.Path;
import java.util.Optional;

/** What a sweep's process was at when it died, as its database tells afterwards. */
enum Phase {
  /** The process had not begun to work on the run: it was starting, reading, checking the data. */
  STARTING,
  /** No trial had a worker. */
  BETWEEN_TRIALS,
  /** The trials' workers were starting: none had gone on from where its trial stood before. */
  BEFORE_AN_EPOCH,
  IN_TRAINING,
  /** A trial had all its epochs, but no result. */
  IN_EXAMINATION,
  /** Every trial had its result. */
  PUBLISHING;

  /**
   * @param launches how many launches had begun before that process was started
   */
  static Phase of(Optional<Path> run, long launches, GridSweep sweep) {
    if (run.isEmpty()) {
      return STARTING;
    }
    RunTables tables = new RunTables(run.get());
    if (tables.number("SELECT COUNT(*) FROM launch") == launches) {
      return STARTING;
    }
    if (tables.number("SELECT COUNT(*) FROM attempt WHERE state = 'COMPLETED'") == sweep.trials()) {
      return PUBLISHING;
    }
    if (tables.number("SELECT COUNT(*) FROM attempt WHERE state = 'RUNNING'") == 0) {
      return BETWEEN_TRIALS;
    }
    return inTrials(
        tables.number("SELECT MAX(last_epoch) FROM attempt WHERE state = 'RUNNING'"), sweep);
  }

  private static Phase inTrials(long lastEpoch, GridSweep sweep) {
    if (lastEpoch == 0) {
      return BEFORE_AN_EPOCH;
    }
    return lastEpoch == sweep.epochs() ? IN_EXAMINATION : IN_TRAINING;
  }
}
