package dev.elbow.runner.search.encoding;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points of a Sobol sequence with a random digital shift: each coordinate of every point is
 * combined by exclusive or with the same random bits, which moves the points (the origin too) and
 * keeps how evenly they lie.
 */
public final class ShiftedSobol {
  /** Digits of a coordinate, as commons-math makes them. */
  private static final int BITS = 52;

  private final SobolSequenceGenerator points;
  private final long[] shift;

  public ShiftedSobol(int dimensions, SplittableRandom random) {
    points = new SobolSequenceGenerator(dimensions);
    shift = random.longs(dimensions).map(bits -> bits >>> (Long.SIZE - BITS)).toArray();
  }

  /** The next point, in [0, 1) in each coordinate. */
  public double[] next() {
    double[] point = points.nextVector();
    for (int i = 0; i < point.length; i++) {
      long digits = (long) Math.scalb(point[i], BITS) ^ shift[i];
      point[i] = Math.scalb((double) digits, -BITS);
    }
    return point;
  }
}
