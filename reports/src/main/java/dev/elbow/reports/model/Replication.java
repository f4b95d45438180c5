package dev.elbow.reports.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Settings that were trained again with other seeds.
 *
 * @param trial the number of the trial that tried them first; it was picked for being good, so its
 *     own value is not in the mean
 * @param mean of the objective; empty if no run has a value
 * @param standardError of the mean over seeds; empty for a single run
 * @param measured how many runs the mean is of
 * @param runs the numbers of the trials that repeat it
 * @param decides whether trials are ranked by such means, this one among them
 */
public record Replication(
    int trial,
    OptionalDouble mean,
    OptionalDouble standardError,
    int measured,
    List<Integer> runs,
    boolean decides) {
  public Replication {
    runs = List.copyOf(runs);
    if (measured > runs.size() || (measured > 0) != mean.isPresent()) {
      throw new IllegalArgumentException(
          "trial " + trial + " cannot have a mean of " + measured + " of " + runs.size() + " runs");
    }
    if (decides && mean.isEmpty()) {
      throw new IllegalArgumentException("trial " + trial + " has no mean to be ranked by");
    }
  }
}
