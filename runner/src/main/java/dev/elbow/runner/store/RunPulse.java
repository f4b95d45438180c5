package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a run is going at one moment: what can be asked every second, however many trials it has.
 *
 * @param planned how many trials the run is to have; absent while that is unknown
 * @param launches oldest first
 * @param counts how many trials are in each state; states without any are missing
 * @param running the trials that are being trained, by number
 * @param finishedInLaunch how many have come to their result since the latest launch began
 */
public record RunPulse(
    OptionalInt planned,
    List<Launch> launches,
    Map<TrialState, Integer> counts,
    List<TrialRecord> running,
    int finishedInLaunch) {
  public RunPulse {
    launches = List.copyOf(launches);
    counts = Map.copyOf(counts);
    running = List.copyOf(running);
  }

  /** How many trials have their result. */
  public int finished() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().isFinished())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** What the launches before the latest used of the wall clock. */
  public Duration usedBefore() {
    return launches.stream()
        .limit(Math.max(0, launches.size() - 1))
        .map(Launch::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
