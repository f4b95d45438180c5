package dev.elbow.runner.search.bayes;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of a Sobol sequence with a random digital shift: each coordinate of every point is
 * combined by exclusive or with the same random bits, which keeps how evenly they lie.
 */
final class ShiftedSobol {
  private static final int BITS = 52;

  private final SobolSequenceGenerator points;
  private final long[] shift;

  ShiftedSobol(int dimensions, SplittableRandom random) {
    points = new SobolSequenceGenerator(dimensions);
    shift = random.longs(dimensions).map(bits -> bits >>> (Long.SIZE - BITS)).toArray();
  }

  /** The point with an index from 0 on. */
  ShiftedSobol skipTo(int index) {
    points.skipTo(index);
    return this;
  }

  double[] next() {
    double[] point = points.nextVector();
    for (int i = 0; i < point.length; i++) {
      long digits = (long) Math.scalb(point[i], BITS) ^ shift[i];
      point[i] = Math.scalb((double) digits, -BITS);
    }
    return point;
  }
}
