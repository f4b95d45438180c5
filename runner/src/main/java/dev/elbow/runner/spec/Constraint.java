package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.runner.space.Comparison;
import java.util.Locale;

/**
 * A condition on a finished trial's metrics: {@code active_units >= 8}. A trial that violates one
 * ranks below every trial that violates none.
 */
public record Constraint(Metric metric, Comparison comparison, double bound) {
  public Constraint {
    if (!metric.isFinal()) {
      throw new IllegalArgumentException(metric.id() + " is not known at the end of training");
    }
  }

  /** How far the value is on the wrong side of the bound: 0 if it is feasible. */
  public double violation(double value) {
    if (comparison.holds(value, bound)) {
      return 0;
    }
    double distance = Math.abs(value - bound);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(distance, Double.MIN_VALUE);
  }

  @Override
  public String toString() {
    String number =
        bound == Math.rint(bound) && Math.abs(bound) < 1e15
            ? String.format(Locale.ROOT, "%.0f", bound)
            : Double.toString(bound);
    return metric.id() + " " + comparison.symbol() + " " + number;
  }
}
