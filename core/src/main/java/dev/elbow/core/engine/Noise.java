package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;

/** A stream of standard normal draws, row after row. */
@FunctionalInterface
public interface Noise {
  /**
   * Overwrites a matrix with the next draws. Filling one of many rows draws the same as filling
   * several of fewer rows.
   */
  void fill(Matrix rows);
}
