package dev.elbow.reports.model;

/**
 * What the sweep optimises.
 *
 * @param metricId the id of a metric column
 */
public record Objective(String metricId, Goal goal) {

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
