package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import java.util.SplittableRandom;

/**
 * Fidelity and diversity of generated examples (Naeem et al. 2020, "Reliable fidelity and diversity
 * metrics for generative models"; precision and recall after Kynkäänniemi et al. 2019), from balls
 * around each point that reach to its k-th nearest neighbour among its own kind:
 *
 * <ul>
 *   <li>precision: share of generated points inside the ball of any real one;
 *   <li>recall: share of real points inside the ball of any generated one;
 *   <li>density: balls of real points around a generated one, over k; may exceed 1;
 *   <li>coverage: share of real points in whose ball lies any generated one.
 * </ul>
 *
 * <p>Where both come from one distribution, density is 1 on average and coverage about 1 − 2⁻ᵏ for
 * equal numbers of points: .969 for k = 5. Both fall where generated points leave the data,
 * coverage alone where they all lie in one part of it. The numbers depend on the features, on k and
 * on how many points there are: compare like with like.
 *
 * <p>Standard errors are over generated points for precision and density, over real points for
 * recall and coverage. The other sample is taken as given, so that they are somewhat too small.
 */
public record Prdc(Estimate precision, Estimate recall, Estimate density, Estimate coverage) {
  /** Neighbours unless asked otherwise, as in the paper. */
  public static final int DEFAULT_NEIGHBOURS = 5;

  /** Points of either kind unless asked otherwise: this product's default. */
  public static final int DEFAULT_EXAMPLES = 2000;

  /** As below, with the default numbers of neighbours and points. */
  public static Prdc of(Matrix real, Matrix generated, long seed) {
    return of(real, generated, DEFAULT_NEIGHBOURS, DEFAULT_EXAMPLES, seed);
  }

  /**
   * @param real features of real examples, [n x features]
   * @param generated features of generated ones, [m x features]
   * @param k neighbours, at least 1
   * @param examples points of either kind, taken at random; as many of either kind as there are of
   *     the rarer one at most. Time grows with their square, memory does not.
   * @param seed decides which
   * @throws IllegalArgumentException if there are fewer than k + 2 points of a kind, a value is not
   *     finite or all real points are equal
   */
  public static Prdc of(Matrix real, Matrix generated, int k, int examples, long seed) {
    int n = Math.min(examples, Math.min(real.rows(), generated.rows()));
    if (k < 1 || n < k + 2) {
      throw new IllegalArgumentException(
          "precision, recall, density and coverage from %d neighbours take at least %d points of either kind, not %d"
              .formatted(k, k + 2, n));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Matrix someReal = RowSample.of(real, n, random);
    Matrix someGenerated = RowSample.of(generated, n, random);
    FiniteValues.require(someReal, "real features");
    FiniteValues.require(someGenerated, "generated features");
    requireVariation(someReal);
    return count(someReal, someGenerated, k);
  }

  private static Prdc count(Matrix real, Matrix generated, int k) {
    double[] realRadii = NeighbourRadii.squared(real, k);
    double[] generatedRadii = NeighbourRadii.squared(generated, k);
    double[] precise = new double[generated.rows()];
    double[] dense = new double[generated.rows()];
    double[] recalled = new double[real.rows()];
    double[] covered = new double[real.rows()];
    SquaredDistances.forEach(
        real,
        generated,
        (row, from, to, squares, offset) -> {
          for (int i = from; i < to; i++) {
            double square = squares[offset + i - from];
            if (square < realRadii[row]) {
              precise[i] = 1;
              covered[row] = 1;
              dense[i] += 1.0 / k;
            }
            if (square < generatedRadii[i]) {
              recalled[row] = 1;
            }
          }
        });
    return new Prdc(
        Estimate.over(precise),
        Estimate.over(recalled),
        Estimate.over(dense),
        Estimate.over(covered));
  }

  private static void requireVariation(Matrix features) {
    float[] values = features.values();
    for (int i = features.columns(); i < values.length; i++) {
      if (values[i] != values[i - features.columns()]) {
        return;
      }
    }
    throw new IllegalArgumentException("the features of all real examples are equal");
  }
}
