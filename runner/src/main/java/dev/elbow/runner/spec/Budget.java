package dev.elbow.runner.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run may use in total, over all its launches.
 *
 * @param trials how many trials; absent: as many as the grid has
 * @param wallClock no trial is started later than this after the start, launches added up
 * @param trialTimeout a trial that runs longer is ended as failed
 * @param target no trial is started once a feasible one has an objective as good as this
 * @param patience no trial is started once so many have ended since the best one
 * @param maxFailures the run ends with exit code 3 once this many trials have failed
 */
public record Budget(
    OptionalInt trials,
    Optional<Duration> wallClock,
    Optional<Duration> trialTimeout,
    OptionalDouble target,
    OptionalInt patience,
    OptionalInt maxFailures) {
  /** A budget without limits. */
  public static final Budget UNLIMITED =
      new Budget(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  /** The same with a number of trials. */
  public Budget withTrials(int count) {
    return new Budget(
        OptionalInt.of(count), wallClock, trialTimeout, target, patience, maxFailures);
  }

  /** The same with a limit on failures. */
  public Budget withMaxFailures(int count) {
    return new Budget(trials, wallClock, trialTimeout, target, patience, OptionalInt.of(count));
  }

  /** The same with a wall clock. */
  public Budget withWallClock(Duration limit) {
    return new Budget(trials, Optional.of(limit), trialTimeout, target, patience, maxFailures);
  }

  /** The same with a limit on the time of a trial. */
  public Budget withTrialTimeout(Duration limit) {
    return new Budget(trials, wallClock, Optional.of(limit), target, patience, maxFailures);
  }
}
