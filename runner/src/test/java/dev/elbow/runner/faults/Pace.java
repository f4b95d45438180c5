package dev.elbow.runner.faults;

import java.util.random.RandomGenerator;

/**
 * How long after the last fault the next one comes: at random, and such that the sweep is done when
 * the faults are.
 */
final class Pace {
  private static final double SHORTEST_MILLIS = 150;
  private static final double LONGEST_MILLIS = 60_000;

  private final RandomGenerator random;
  private double meanMillis;

  Pace(RandomGenerator random, double meanMillis) {
    this.random = random;
    this.meanMillis = meanMillis;
  }

  long nextMillis() {
    return Math.round(2 * meanMillis * random.nextDouble());
  }

  /**
   * @param sweep share of its trials that have their result
   * @param faults share of them that have happened
   */
  void adjust(double sweep, double faults) {
    double changed = sweep > faults ? meanMillis * 0.85 : meanMillis * 1.1;
    meanMillis = Math.max(SHORTEST_MILLIS, Math.min(LONGEST_MILLIS, changed));
  }
}
