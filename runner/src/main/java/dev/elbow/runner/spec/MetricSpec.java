package dev.elbow.runner.spec;

import dev.elbow.core.metrics.Metric;

/** The sweep's objective: a metric known at the end of training, and its direction. */
public record MetricSpec(Metric metric, Goal goal) {
  public MetricSpec {
    if (!metric.isFinal()) {
      throw new IllegalArgumentException(
          metric.id() + " is not known at the end of training, so it cannot rank trials");
    }
  }

  /** The value turned so that larger is better. */
  public double score(double value) {
    return goal == Goal.MAXIMIZE ? value : -value;
  }

  /** The value of a score: what {@link #score} turned, turned back. */
  public double value(double score) {
    return goal == Goal.MAXIMIZE ? score : -score;
  }
}
