package dev.elbow.runner.store;

import dev.elbow.runner.trial.TrialRecord;
import dev.elbow.runner.trial.TrialState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Everything the store knows of a run at one moment, but for the epochs, which {@link
 * TrialReader#history} adds.
 *
 * @param planned how many trials the run is to have; absent while that is unknown
 * @param launches oldest first
 * @param trials by number
 */
public record RunSnapshot(OptionalInt planned, List<Launch> launches, List<TrialRecord> trials) {
  public RunSnapshot {
    launches = List.copyOf(launches);
    trials = List.copyOf(trials);
  }

  /** How many trials are in each state; states without any are present with 0. */
  public Map<TrialState, Integer> counts() {
    Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
    for (TrialState state : TrialState.values()) {
      counts.put(state, 0);
    }
    trials.forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
    return counts;
  }

  /** The wall clock used so far, launches added up. */
  public Duration wallClock() {
    return launches.stream().map(Launch::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
