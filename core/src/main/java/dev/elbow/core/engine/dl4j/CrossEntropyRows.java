package dev.elbow.core.engine.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * −ln p(x|l) of bits with logits l, summed over rows, and its slope σ(l) − x, both at once.
 *
 * <p>−ln p(x|l) is max(l, 0) − x l − ln σ(|l|). No logarithm is taken of a single value, but of the
 * products of many σ(|l|), none of which is below ½. What remains is one exponential, that of σ,
 * and it is a polynomial. So all loops are ones that the JIT compiler turns into vector
 * instructions: small, without branches, over whole arrays.
 */
final class CrossEntropyRows {
  /** After so many rows a product may be 2⁻⁶⁴, still far from what a float cannot hold. */
  private static final int FACTORS = 64;

  /** Beyond it σ is nearer to 0 or 1 than the floats around 1 are to each other. */
  private static final float LARGEST = 20;

  private final float[] logits;
  private final float[] x;
  private final float[] sigmoid;
  private final float[] slope;
  private final float[] sums;
  private final float[] products;

  CrossEntropyRows(int columns) {
    logits = new float[columns];
    x = new float[columns];
    sigmoid = new float[columns];
    slope = new float[columns];
    sums = new float[columns];
    products = new float[columns];
  }

  /**
   * @param rowLogits l, [rows x columns]
   * @param rowX x, like l
   * @param slopes receives scale · (σ(l) − x), like l
   * @return the sum of −ln p(x|l), not scaled; NaN if a value is
   */
  double of(FloatBuffer rowLogits, FloatBuffer rowX, float scale, FloatBuffer slopes) {
    int columns = x.length;
    int rows = rowX.capacity() / columns;
    double logarithms = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(products, 1);
    for (int row = 0; row < rows; row++) {
      rowLogits.get(row * columns, logits);
      rowX.get(row * columns, x);
      squash(logits, sigmoid);
      add(scale);
      slopes.put(row * columns, slope);
      if (row % FACTORS == FACTORS - 1) {
        logarithms += takeLogarithms();
      }
    }
    return sum(sums) - logarithms - takeLogarithms();
  }

  /**
   * σ(l) with e⁻ˡ as (e^(−l/32))³² and the series of eᵗ up to t⁷. Clamped to ±{@link #LARGEST},
   * where that is off by 1e-5 of e⁻ˡ, and less by far nearer to 0.
   */
  private static void squash(float[] logits, float[] result) {
    for (int i = 0; i < logits.length; i++) {
      float t = Math.max(Math.min(logits[i], LARGEST), -LARGEST) * (-1f / 32);
      float power =
          1
              + t
                  * (1
                      + t
                          * (1f / 2
                              + t
                                  * (1f / 6
                                      + t
                                          * (1f / 24
                                              + t * (1f / 120 + t * (1f / 720 + t / 5040))))));
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      result[i] = 1 / (1 + power);
    }
  }

  private void add(float scale) {
    for (int i = 0; i < sums.length; i++) {
      products[i] *= Math.max(sigmoid[i], 1 - sigmoid[i]);
      sums[i] += Math.max(logits[i], 0f) - x[i] * logits[i];
      slope[i] = (sigmoid[i] - x[i]) * scale;
    }
  }

  /** The logarithm of all products, which are 1 afterwards. */
  private double takeLogarithms() {
    double logarithms = 0;
    double product = 1;
    for (float factor : products) {
      product *= factor;
      if (product < 1e-200) {
        logarithms += Math.log(product);
        product = 1;
      }
    }
    Arrays.fill(products, 1);
    return logarithms + Math.log(product);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
