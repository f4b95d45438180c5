package dev.elbow.runner.execute;

import dev.elbow.runner.stopping.Decision;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.WorkerId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An attempt that was started. */
public interface TrialExecution {

  /**
   * How it ends; never completes exceptionally. Everything it used is free again by then, unless
   * the reason says that its process could not be killed.
   */
  CompletableFuture<TrialOutcome> outcome();

  /** The process that works on it; empty if there is none. */
  default Optional<WorkerId> process() {
    return Optional.empty();
  }

  /**
   * Answers the last epoch that was heard of, for which a worker waits if its sweep ends trainings
   * early, and returns at once. The outcome of one that is told to stop becomes {@link
   * TrialOutcome.Stopped} with that reason, once it has been examined.
   */
  void afterEpoch(Decision decision);

  /**
   * Cuts the attempt off and returns at once. Its outcome becomes {@link TrialOutcome.Lost} with
   * this reason, unless it ends by itself just now.
   */
  void stop(String reason);
}
