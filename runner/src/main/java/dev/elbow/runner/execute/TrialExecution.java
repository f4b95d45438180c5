package dev.elbow.runner.execute;

import dev.elbow.runner.trial.TrialOutcome;
import java.util.concurrent.CompletableFuture;

/** An attempt that was started. */
public interface TrialExecution {

  /** How it ends; never completes exceptionally. Everything it used is free again by then. */
  CompletableFuture<TrialOutcome> outcome();

  /**
   * Cuts the attempt off and returns at once. Its outcome becomes {@link TrialOutcome.Lost} with
   * this reason, unless it ends by itself just now.
   */
  void stop(String reason);
}
