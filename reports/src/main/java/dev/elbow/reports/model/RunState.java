package dev.elbow.reports.model;

/** Where a run stands, and why it ended. */
public enum RunState {
  GOING_ON("still running"),
  FINISHED("finished"),
  TARGET_REACHED("ended: the target of its budget was reached"),
  NO_IMPROVEMENT("ended: nothing better was found for as long as its budget's patience"),
  OUT_OF_TIME("ended by the wall clock of its budget"),
  /** Ended without a trial that keeps the constraints. */
  NONE_FEASIBLE("ended without a feasible trial"),
  FAILURE_LIMIT("ended early: too many trials failed"),
  DEVICES_FAILED("ended early: every device failed trial after trial; it can be resumed"),
  /** Ended on request; can be resumed. */
  STOPPED("stopped before its end; it can be resumed"),
  /** Its process died; can be resumed. */
  KILLED("killed before its end; it can be resumed"),
  /** Not one trial was launched. */
  EMPTY("not started");

  private final String title;

  RunState(String title) {
    this.title = title;
  }

  /** As the page says it. */
  public String title() {
    return title;
  }
}
