package dev.elbow.runner.search.bayes;

import dev.elbow.runner.space.Assignment;
import java.util.List;

/**
 * A trial with numbers.
 *
 * @param point what a model sees of the assignment; not to be changed
 * @param loss what is minimised
 * @param margins of each constraint, negative where it is violated, NaN where that is not known
 * @param complete whether the loss is what it is in the end, not an estimate of that
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Measurement(
    Assignment assignment, double[] point, double loss, List<Double> margins, boolean complete) {
  public Measurement {
    margins = List.copyOf(margins);
  }

  /** Whether no constraint is known to be violated. */
  boolean isFeasible() {
    return margins.stream().noneMatch(margin -> margin < 0);
  }
}
