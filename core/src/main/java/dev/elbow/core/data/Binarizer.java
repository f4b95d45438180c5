package dev.elbow.core.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws bits from probabilities, as {@link Binarization#DYNAMIC} asks. One seed gives one sequence
 * of bits, on every machine. Not thread-safe: every trial has its own.
 */
public final class Binarizer {
  private static final float DRAWS = 0x1p24f;

  private final RandomGenerator random;

  public Binarizer(long seed) {
    this(new SplittableRandom(seed));
  }

  /**
   * @param random the bits are drawn from, one {@link RandomGenerator#nextLong} each
   */
  public Binarizer(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Draws a bit for every probability.
   *
   * @param probabilities values in [0, 1]: 0 always gives 0, and 1 always 1; NaN stays NaN
   * @param bits receives 0 or 1; has the same length and may be the same array
   */
  public void draw(float[] probabilities, float[] bits) {
    if (probabilities.length != bits.length) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities do not give " + bits.length + " bits");
    }
    for (int i = 0; i < bits.length; i++) {
      // 1 where the difference is negative: a branch that nothing can predict takes 10 times as
      // long.
      float difference = (random.nextLong() >>> 40) - probabilities[i] * DRAWS;
      int bit = Float.floatToRawIntBits(difference) >>> 31;
      bits[i] = bit + 0 * probabilities[i]; // a NaN must not turn into an innocent bit
    }
  }

  /** Replaces every value by 1 where it is at least 0.5, else by 0. */
  static void threshold(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] >= 0.5f ? 1 : 0;
    }
  }
}
