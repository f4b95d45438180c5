package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;
import dev.elbow.core.verdict.Verdict;
import dev.elbow.runner.space.Comparison;
import java.util.Locale;

/**
 * A condition on a finished trial: {@code active_units >= 8}, {@code verdict == healthy}. A trial
 * that violates one ranks below every trial that violates none. As a text it is what the sweep file
 * says.
 */
public sealed interface Constraint {

  /** A condition on a metric. */
  record Numeric(Metric metric, Comparison comparison, double bound) implements Constraint {
    public Numeric {
      if (!metric.isFinal()) {
        throw new IllegalArgumentException(metric.id() + " is not known at the end of training");
      }
    }

    /**
     * How far the value is on the wrong side of the bound, 0 if it is feasible: the distance as a
     * share of the bound's absolute value, so that violations of constraints in different units can
     * be added up; the distance itself where the bound is 0.
     */
    public double violation(double value) {
      if (comparison.holds(value, bound)) {
        return 0;
      }
      double distance = Math.abs(value - bound);
      double relative = bound == 0 ? distance : distance / Math.abs(bound);
      return Double.isNaN(relative)
          ? Double.POSITIVE_INFINITY
          : Math.max(relative, Double.MIN_VALUE);
    }

    /**
     * How far the value is on the right side of the bound, in the same units; negative by the
     * {@link #violation} if it is on the wrong side, NaN if the value is.
     */
    public double margin(double value) {
      double violation = violation(value);
      if (violation > 0 || Double.isNaN(value)) {
        return Double.isNaN(value) ? Double.NaN : -violation;
      }
      double distance = Math.abs(value - bound);
      return bound == 0 ? distance : distance / Math.abs(bound);
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

  /**
   * A condition on the verdict.
   *
   * @param equal whether the verdict must be the one named; else it must be another
   */
  record OnVerdict(boolean equal, Verdict verdict) implements Constraint {

    /** 1 if the condition does not hold, as of a metric that is off by all of its bound; else 0. */
    public double violation(Verdict actual) {
      return (actual == verdict) == equal ? 0 : 1;
    }

    @Override
    public String toString() {
      return "verdict " + (equal ? "==" : "!=") + " " + verdict.id();
    }
  }
}
