package dev.elbow.core.estimators;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Posterior;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Standard normal draws in a fixed order, row after row: the same seed and shape give the same
 * numbers, so that models can be compared on common noise.
 */
public final class NormalNoise {
  private final SplittableRandom random;

  public NormalNoise(SplittableRandom random) {
    this.random = random;
  }

  public static NormalNoise seeded(long seed) {
    return new NormalNoise(new SplittableRandom(seed));
  }

  /**
   * An independent stream, another one with each call; how much is drawn from either does not
   * change the other.
   */
  public NormalNoise split() {
    return new NormalNoise(random.split());
  }

  /** Overwrites every value of {@code target} with the next draws of a generator. */
  public static void fill(Matrix target, RandomGenerator random) {
    fill(target.values(), 0, target.values().length, random);
  }

  private static void fill(float[] target, int offset, int length, RandomGenerator random) {
    for (int i = offset; i < offset + length; i++) {
      target[i] = (float) random.nextGaussian();
    }
  }

  /** Overwrites every value of {@code target} with the next draws. */
  public void fill(Matrix target) {
    fill(target.values(), 0, target.values().length);
  }

  /** Overwrites {@code length} values, from {@code offset} on, with the next draws. */
  public void fill(float[] target, int offset, int length) {
    fill(target, offset, length, random);
  }

  /**
   * Overwrites {@code noise} with the next draws ε and {@code z} with one draw from q(z|x) for each
   * example, z = μ + s ε. Both are [examples x latent size].
   */
  public void reparametrise(Posterior posterior, Matrix noise, Matrix z) {
    fill(noise);
    float[] means = posterior.mean().values();
    float[] logVariances = posterior.logVariance().values();
    float[] draws = noise.values();
    float[] codes = z.values();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) (means[i] + Math.exp(0.5 * logVariances[i]) * draws[i]);
    }
  }
}
