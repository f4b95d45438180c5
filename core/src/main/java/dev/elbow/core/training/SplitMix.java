package dev.elbow.core.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * The numbers of {@link java.util.SplittableRandom}, from a generator whose state can be saved: of
 * one seed, both draw the same.
 *
 * <p>Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators": a counter that
 * moves by an odd number γ of its own, and a hash of it.
 */
final class SplitMix implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** With fewer changes between its bits a γ is taken for weak. */
  private static final int FEWEST_BIT_CHANGES = 24;

  private long counter;
  private long gamma;

  SplitMix(long seed) {
    this(seed, GOLDEN_GAMMA);
  }

  private SplitMix(long counter, long gamma) {
    this.counter = counter;
    this.gamma = gamma;
  }

  /** Another stream, independent of this one. */
  SplitMix split() {
    return new SplitMix(nextLong(), gammaFrom(next()));
  }

  @Override
  public long nextLong() {
    long z = next();
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public int nextInt() {
    long z = next();
    z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(counter);
    out.writeLong(gamma);
  }

  void restore(DataInput in) throws IOException {
    counter = in.readLong();
    gamma = in.readLong();
  }

  private long next() {
    return counter += gamma;
  }

  private static long gammaFrom(long bits) {
    long z = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    z = (z ^ (z >>> 33)) | 1;
    return Long.bitCount(z ^ (z >>> 1)) < FEWEST_BIT_CHANGES ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
  }
}
