package dev.elbow.runner.trial;

/** Why a launch of a run ended. */
public enum EndReason {
  /** Every trial of the budget, or of the search space, has its result. */
  FINISHED,
  /** A feasible trial is as good as the target of the budget, or better. */
  TARGET,
  /** So many trials in a row as the budget's patience were no better than the best one. */
  PATIENCE,
  /** The wall clock of the budget was used up before every trial had its result. */
  WALL_CLOCK,
  /** Every trial has its result, or the time is up, and none satisfies the constraints. */
  NONE_FEASIBLE,
  /** As many trials failed as the budget allows. */
  FAILURE_LIMIT,
  /** Every device failed trial after trial and was set aside; a resume tries them again. */
  DEVICES_FAILED,
  /** It was asked to stop; a resume goes on. */
  STOPPED
}
