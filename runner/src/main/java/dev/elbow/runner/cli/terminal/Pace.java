package dev.elbow.runner.cli.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fast a launch gets on.
 *
 * @param finished trials with their result, earlier launches included
 * @param finishedHere those of this launch
 * @param runningWork how much of the running trials is done, measured in trials
 * @param elapsed since the launch began
 */
public record Pace(
    OptionalInt planned, int finished, int finishedHere, double runningWork, Duration elapsed) {
  /** Below this much work done, measured in trials, the time left is anybody's guess. */
  private static final double MIN_WORK = 0.25;

  /**
   * Until the last planned trial, at the pace of this launch, or until the budget's end.
   *
   * @param limit of the launch's wall clock
   */
  public Optional<Duration> left(Optional<Duration> limit) {
    double done = finishedHere + runningWork;
    if (planned.isEmpty() || done < MIN_WORK) {
      return Optional.empty();
    }
    double toDo = Math.max(0, planned.getAsInt() - finished - runningWork);
    Duration atThisPace = Duration.ofMillis((long) (elapsed.toMillis() * toDo / done));
    return Optional.of(
        limit
            .map(most -> most.minus(elapsed))
            .filter(rest -> rest.compareTo(atThisPace) < 0)
            .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
            .orElse(atThisPace));
  }
}
