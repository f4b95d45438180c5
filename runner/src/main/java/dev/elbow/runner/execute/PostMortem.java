package dev.elbow.runner.execute;

import dev.elbow.runner.execute.protocol.WorkerExit;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Failed.Cause;
import java.util.Optional;

/**
 * Why a worker died that nobody here has ended and that did not say why.
 *
 * @param exit value of the process; by signal n it is 128 + n
 * @param memoryKills how many processes the kernel killed for want of memory meanwhile; empty where
 *     it does not say
 */
record PostMortem(int exit, LastWords words, Optional<Long> memoryKills) {
  private static final int KILLED = 128 + 9;
  private static final int HUNG_UP = 128 + 1;
  private static final int INTERRUPTED = 128 + 2;
  private static final int TERMINATED = 128 + 15;

  Failed failed() {
    if (exit == KILLED && memoryKills.orElse(0L) > 0) {
      return new Failed(
          Cause.OUT_OF_MEMORY,
          "the worker was killed by signal 9 (SIGKILL) while the kernel killed "
              + memoryKills.orElseThrow()
              + " for want of memory");
    }
    Optional<String> refused = words.refusedMemory();
    if (refused.isPresent()) {
      return new Failed(
          Cause.OUT_OF_MEMORY, "the worker's JVM was refused memory: " + refused.get());
    }
    return exit == WorkerExit.OUT_OF_MEMORY
        ? new Failed(Cause.OUT_OF_MEMORY, "the worker's heap was full")
        : new Failed(
            cause(), ExitStatus.describe(exit) + (cause() == Cause.LOST ? "" : lastWords()));
  }

  private Cause cause() {
    return switch (exit) {
      case KILLED, HUNG_UP, INTERRUPTED, TERMINATED -> Cause.LOST;
      default -> Cause.CRASHED;
    };
  }

  private String lastWords() {
    return words
        .nativeCrash()
        .map(crash -> ": " + crash)
        .or(() -> words.line().map(line -> "; its log ends: " + line))
        .orElse("");
  }
}
