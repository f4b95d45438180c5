package dev.elbow.runner.cli;

import dev.elbow.runner.store.Launch;
import dev.elbow.runner.store.RunDirectory;
import dev.elbow.runner.store.RunLock;
import dev.elbow.runner.store.RunSnapshot;
import dev.elbow.runner.trial.EndReason;
import java.util.List;

/** Where a run stands, in the words of {@code status} and {@code ls}. */
enum RunState {
  RUNNING("running"),
  FINISHED("finished"),
  /** Ended by the budget's target. */
  TARGET("target reached"),
  /** Ended by the budget's patience. */
  PATIENCE("no improvement"),
  /** Ended by the budget's wall clock. */
  OUT_OF_TIME("out of time"),
  NONE_FEASIBLE("none feasible"),
  FAILURE_LIMIT("failure limit"),
  /** Ended because every device failed trial after trial; can be resumed. */
  DEVICES_FAILED("devices failed"),
  /** Ended on request; can be resumed. */
  STOPPED("stopped"),
  /** Its process died; can be resumed. */
  KILLED("killed"),
  /** Not one trial was launched. */
  EMPTY("empty");

  private final String title;

  RunState(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether {@code resume} has something to do. */
  boolean isResumable() {
    return this == STOPPED || this == KILLED || this == EMPTY || this == DEVICES_FAILED;
  }

  static RunState of(RunDirectory run, RunSnapshot snapshot) {
    if (RunLock.isHeld(run)) {
      return RUNNING;
    }
    List<Launch> launches = snapshot.launches();
    return launches.isEmpty()
        ? EMPTY
        : launches.get(launches.size() - 1).end().map(RunState::of).orElse(KILLED);
  }

  static RunState of(EndReason end) {
    return switch (end) {
      case FINISHED -> FINISHED;
      case TARGET -> TARGET;
      case PATIENCE -> PATIENCE;
      case WALL_CLOCK -> OUT_OF_TIME;
      case NONE_FEASIBLE -> NONE_FEASIBLE;
      case FAILURE_LIMIT -> FAILURE_LIMIT;
      case DEVICES_FAILED -> DEVICES_FAILED;
      case STOPPED -> STOPPED;
    };
  }
}
