package dev.elbow.runner.execute.protocol;

/** Exit codes with which a worker says what it can say in no other way any more. */
public final class WorkerExit {
  /** Its parent closed the other end: to end it or, by dying, without meaning to. */
  public static final int ABANDONED = 130;

  /** Its heap is so full that not even that can be reported. */
  public static final int OUT_OF_MEMORY = 52;

  private WorkerExit() {}
}
