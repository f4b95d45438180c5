package dev.elbow.runner.search;

import dev.elbow.runner.space.Assignment;
import java.util.List;

/** What a search knows of one assignment that was tried, or is being tried. */
public record Observation(Assignment assignment, Result result) {

  /** An assignment whose trial has not ended. */
  public static Observation pending(Assignment assignment) {
    return new Observation(assignment, new Pending());
  }

  /** How its trial stands. */
  public sealed interface Result {}

  /** The trial is running, or waits for a device. */
  public record Pending() implements Result {}

  /**
   * The trial has its numbers.
   *
   * @param scores the value of each objective, always so that larger is better, finite
   * @param margins of each constraint: how far the trial is on the right side of its bound, as a
   *     share of the bound (the distance itself for a bound of 0); negative where it is violated,
   *     NaN where the constrained number was not measured
   * @param complete whether the trial was trained to its end; one that was stopped early has scores
   *     that are estimates of what they would have become
   */
  public record Measured(List<Double> scores, List<Double> margins, boolean complete)
      implements Result {
    public Measured {
      scores = List.copyOf(scores);
      margins = List.copyOf(margins);
      if (scores.isEmpty() || scores.stream().anyMatch(score -> !Double.isFinite(score))) {
        throw new IllegalArgumentException("scores must be finite numbers, not " + scores);
      }
    }

    /** Whether no constraint is known to be violated. */
    public boolean isFeasible() {
      return margins.stream().noneMatch(margin -> margin < 0);
    }
  }

  /** The trial diverged, crashed or timed out, or its objective was not measured. */
  public record Failed() implements Result {}

  /** A trained trial of a search for the maximum of one function, without constraints. */
  public static Result score(double score) {
    return Double.isFinite(score) ? new Measured(List.of(score), List.of(), true) : new Failed();
  }
}
