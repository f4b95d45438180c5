package dev.elbow.reports.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the sweep optimises.
 *
 * @param metricId the id of a metric column
 * @param second what it is traded against in a sweep with two objectives
 */
public record Objective(String metricId, Goal goal, Optional<Objective> second) {
  public Objective {
    if (second.isPresent() && second.get().second().isPresent()) {
      throw new IllegalArgumentException("there are at most two objectives");
    }
  }

  /** The only objective. */
  public Objective(String metricId, Goal goal) {
    this(metricId, goal, Optional.empty());
  }

  /** This one and the one that it is traded against, if any. */
  public List<Objective> all() {
    return Stream.concat(Stream.of(this), second.stream()).toList();
  }

  /** The direction of improvement. */
  public enum Goal {
    MAXIMIZE,
    MINIMIZE
  }

  /** The value turned so that larger is better. */
  public double score(double value) {
    return goal == Goal.MAXIMIZE ? value : -value;
  }
}
