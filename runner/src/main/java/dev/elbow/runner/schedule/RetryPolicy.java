package dev.elbow.runner.schedule;

import dev.elbow.runner.spec.RetrySpec;
import dev.elbow.runner.spec.RetrySpec.Failure;
import dev.elbow.runner.trial.Attempt;
import dev.elbow.runner.trial.TrialOutcome;
import dev.elbow.runner.trial.TrialOutcome.Failed;
import dev.elbow.runner.trial.TrialOutcome.Lost;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which failed attempts say something about their trial, and which are made again. A function of
 * what is stored, so that a resume decides as the launch before would have.
 */
record RetryPolicy(RetrySpec spec) {

  /**
   * What an attempt's end means for its trial: a failure that is to be tried again becomes {@link
   * Lost} with its cause, one that is final says after how many attempts. Whatever else there is
   * stays as it is.
   *
   * @param before the trial's earlier attempts; those cut off by the end of a launch do not count
   */
  TrialOutcome judge(TrialOutcome outcome, List<Attempt> before) {
    if (!(outcome instanceof Failed failed)) {
      return outcome;
    }
    int failures = 1 + (int) before.stream().filter(Attempt::isCountedFailure).count();
    return isRetried(failed.cause()) && failures <= spec.max()
        ? new Lost(Optional.of(failed.cause()), failed.reason() + next(failures + 1))
        : new Failed(failed.cause(), failed.reason() + total(failures), failed.moment());
  }

  private boolean isRetried(Failed.Cause cause) {
    return switch (cause) {
      case DIVERGED, UNTRAINABLE -> false; // it would fail again, and the search learns from it
      case CRASHED -> spec.on().contains(Failure.CRASH);
      case OUT_OF_MEMORY -> spec.on().contains(Failure.OUT_OF_MEMORY);
      case LOST -> spec.on().contains(Failure.LOST);
      case TIMED_OUT -> spec.on().contains(Failure.TIMEOUT);
    };
  }

  private String next(int attempt) {
    return String.format(Locale.ROOT, ", tried again (attempt %d of %d)", attempt, spec.max() + 1);
  }

  private static String total(int failures) {
    return failures == 1 ? "" : String.format(Locale.ROOT, ", after %d attempts", failures);
  }
}
