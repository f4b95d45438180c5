package dev.elbow.runner.cli;

import dev.elbow.runner.trial.TrialId;
import dev.elbow.runner.trial.TrialRecord;
import java.util.Optional;

/** A trial as a user names it: {@code 7} or {@code 0007}. */
final class TrialArgument {
  private TrialArgument() {}

  /** The trial of that number, which must exist. */
  static TrialRecord find(String text, OpenRun run) {
    return run.store()
        .trial(parse(text))
        .orElseThrow(() -> CliException.usage(notThere(text, run)));
  }

  static TrialId parse(String text) {
    Optional<Integer> number = number(text);
    return number
        .filter(value -> value > 0)
        .map(TrialId::new)
        .orElseThrow(
            () -> CliException.usage("'" + text + "' is no trial number; trials count from 1"));
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String notThere(String text, OpenRun run) {
    int trials = run.outline().trials().size();
    return run.run().id() + " has no trial " + text + ": it has " + trials + " so far";
  }
}
