package dev.elbow.reports.model;

/** Where a trial stands. */
public enum TrialState {
  WAITING("waiting"),
  RUNNING("running"),
  COMPLETED("completed"),
  /** Ended before its time, with the weights and numbers it had. */
  STOPPED("stopped early"),
  FAILED("failed"),
  /** Cut off by the end of the run: nothing is known about it. */
  LOST("lost");

  private final String title;

  TrialState(String title) {
    this.title = title;
  }

  /** As the page says it. */
  public String title() {
    return title;
  }
}
