package dev.elbow.runner.faults;

/** What is done to a running sweep. */
enum Fault {
  KILL_PARENT,
  /** The parent and its workers at once, as in a power cut. */
  KILL_ALL,
  KILL_CHILD,
  TERMINATE,
  TERMINATE_TWICE,
  INTERRUPT,
  INTERRUPT_TWICE,
  /** A worker stands still, and then its parent dies: the worker cannot notice. */
  SUSPEND_CHILD_AND_KILL_PARENT;

  /** Whether there must be a worker for it to happen. */
  boolean isOfWorker() {
    return this == KILL_CHILD || this == SUSPEND_CHILD_AND_KILL_PARENT;
  }

  /** Whether the sweep's process ends by it. */
  boolean isFatal() {
    return this != KILL_CHILD;
  }
}
