package dev.elbow.core.data;

import java.util.List;

/**
 * The values of a data set at a glance.
 *
 * @param min least finite value; NaN if there is none
 * @param max greatest finite value; NaN if there is none
 * @param mean of the finite values; NaN if there is none
 * @param nanCount values that are not a number
 * @param infiniteCount values that are infinite, or beyond a float's range
 */
public record ValueStatistics(
    double min, double max, double mean, long nanCount, long infiniteCount) {

  static ValueStatistics of(List<Matrix> parts) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    long finite = 0;
    long nan = 0;
    long infinite = 0;
    for (Matrix part : parts) {
      for (float value : part.values()) {
        if (Float.isFinite(value)) {
          min = Math.min(min, value);
          max = Math.max(max, value);
          sum += value;
          finite++;
        } else if (Float.isNaN(value)) {
          nan++;
        } else {
          infinite++;
        }
      }
    }
    return finite == 0
        ? new ValueStatistics(Double.NaN, Double.NaN, Double.NaN, nan, infinite)
        : new ValueStatistics(min, max, sum / finite, nan, infinite);
  }

  /** Whether every value is finite. */
  public boolean allFinite() {
    return nanCount == 0 && infiniteCount == 0;
  }

  boolean withinUnitInterval() {
    return min >= 0 && max <= 1;
  }
}
