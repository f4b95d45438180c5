package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The assignments of a history that grows, each looked at once. */
final class Tried {
  private final Set<Assignment> assignments = new HashSet<>();
  private int seen;

  void update(SearchHistory history) {
    List<Observation> trials = history.trials();
    if (trials.size() < seen) {
      throw new IllegalArgumentException(
          "a history of " + trials.size() + " trials after one of " + seen + ": this is a bug");
    }
    trials.subList(seen, trials.size()).forEach(trial -> assignments.add(trial.assignment()));
    seen = trials.size();
  }

  boolean contains(Assignment assignment) {
    return assignments.contains(assignment);
  }
}
