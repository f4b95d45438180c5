package dev.elbow.runner.search.bayes;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of all trials, as models see them.
 *
 * @param measured trials with numbers, in their order
 * @param failed the points of those that have none and never will
 * @param pending the points of those that are running
 */
public record Evidence(List<Measurement> measured, List<double[]> failed, List<double[]> pending) {
  public Evidence {
    measured = List.copyOf(measured);
    failed = List.copyOf(failed);
    pending = List.copyOf(pending);
  }

  /** The lowest loss of a trial that is not known to violate a constraint. */
  public OptionalDouble bestFeasibleLoss() {
    return measured.stream().filter(Measurement::isFeasible).mapToDouble(Measurement::loss).min();
  }
}
