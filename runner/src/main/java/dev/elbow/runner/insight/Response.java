package dev.elbow.runner.insight;

import dev.elbow.runner.space.Assignment;

/**
 * What came of one assignment.
 *
 * @param value of the objective, in its own unit, finite
 */
public record Response(Assignment assignment, double value) {
  public Response {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a response must be a finite number, not " + value);
    }
  }
}
