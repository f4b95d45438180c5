package dev.elbow.reports.stats;

import dev.elbow.reports.model.TrialRow;

/**
 * A trial with its value of the objective.
 *
 * @param row the trial's place in the report
 * @param standardError of the value; NaN if unknown
 */
public record Scored(int row, TrialRow trial, double value, double standardError) {
  public boolean hasStandardError() {
    return standardError > 0;
  }
}
