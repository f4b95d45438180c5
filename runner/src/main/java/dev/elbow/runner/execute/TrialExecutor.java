package dev.elbow.runner.execute;

/** Runs attempts at trials somewhere. Thread-safe; any number of trials may run at once. */
public interface TrialExecutor extends AutoCloseable {

  /**
   * Starts an attempt and returns at once. Never throws because of the trial: that an attempt could
   * not even be started is an outcome as well.
   *
   * @param events hears of the attempt on a thread of the executor, one call at a time, and not
   *     again after its outcome is known
   */
  TrialExecution start(TrialTask task, TrialEvents events);

  /**
   * Lets go of what is kept ready for further attempts; what attempts that are still going on use,
   * goes with them. A start after this begins anew.
   */
  @Override
  default void close() {}
}
