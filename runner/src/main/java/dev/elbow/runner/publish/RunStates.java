package dev.elbow.runner.publish;

import dev.elbow.reports.model.RunState;
import dev.elbow.runner.store.Launch;
import dev.elbow.runner.trial.EndReason;
import java.util.List;

/** A run's state in the report's terms. */
final class RunStates {
  private RunStates() {}

  /** As the last launch ended; one without an end goes on, or its process died. */
  static RunState of(RunContents contents) {
    List<Launch> launches = contents.snapshot().launches();
    RunState dead = launches.isEmpty() ? RunState.EMPTY : RunState.KILLED;
    return launches.stream()
        .reduce((earlier, later) -> later)
        .flatMap(Launch::end)
        .map(RunStates::of)
        .orElse(contents.goingOn() ? RunState.GOING_ON : dead);
  }

  private static RunState of(EndReason end) {
    return switch (end) {
      case FINISHED -> RunState.FINISHED;
      case TARGET -> RunState.TARGET_REACHED;
      case PATIENCE -> RunState.NO_IMPROVEMENT;
      case WALL_CLOCK -> RunState.OUT_OF_TIME;
      case NONE_FEASIBLE -> RunState.NONE_FEASIBLE;
      case FAILURE_LIMIT -> RunState.FAILURE_LIMIT;
      case DEVICES_FAILED -> RunState.DEVICES_FAILED;
      case STOPPED -> RunState.STOPPED;
    };
  }
}
