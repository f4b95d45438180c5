package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Posterior;
import java.util.SplittableRandom;

/**
 * Whether two samples come from one distribution, by the kernel two-sample test (Gretton et al.
 * 2012, "A kernel two-sample test", equation 3) with the inverse multiquadratic kernel of
 * Wasserstein autoencoders (Tolstikhin et al. 2018) as Pythae sums it over scales: k(a, b) = Σ_s
 * C_s / (C_s + ‖a − b‖²), C_s = 2 d s, s = .1, .2, .5, 1, 2, 5, 10, with d the number of columns;
 * k(a, a) = 7. For the latents of a VAE, 2 d is the expected squared distance of two draws of the
 * prior.
 *
 * <p>The kernel weighs all columns alike: a few directions that are far too wide disappear among
 * very many others. {@link PcaRadius} sees those.
 *
 * @param squared MMD², unbiased: Σ_{i≠j} k(x_i, x_j) / n(n − 1) + Σ_{i≠j} k(y_i, y_j) / n(n − 1) −
 *     2 Σ_ij k(x_i, y_j) / n². Around 0, on either side, where the distributions agree.
 * @param pValue share of random relabellings with an MMD² at least as large, the sample itself
 *     counted among them: (1 + #) / (permutations + 1). Uniform where the distributions agree.
 * @param examples n: rows of either sample that were compared
 */
public record MaximumMeanDiscrepancy(double squared, double pValue, int examples) {
  /** Rows of either sample unless asked otherwise: this product's default. */
  public static final int DEFAULT_EXAMPLES = 1000;

  /** Relabellings unless asked otherwise: this product's default. */
  public static final int DEFAULT_PERMUTATIONS = 200;

  /** Rows times columns of either sample above which fewer rows are taken: 32 MB of floats. */
  private static final int MAX_VALUES = 1 << 23;

  /** As {@link #between}, of one draw per example against as many of the prior. */
  public static MaximumMeanDiscrepancy ofLatents(Posterior posterior, long seed) {
    return ofLatents(posterior, DEFAULT_EXAMPLES, DEFAULT_PERMUTATIONS, seed);
  }

  /**
   * Compares draws from the aggregate posterior q(z), one per example, with draws from the prior.
   *
   * @param posterior q(z|x) of at least two examples, finite
   * @param examples taken at random; fewer where they would hold more than 2^23 latents
   * @param permutations random relabellings, at least 1
   * @param seed decides examples, draws and relabellings
   * @throws IllegalArgumentException if there are fewer examples or a value is not finite
   */
  public static MaximumMeanDiscrepancy ofLatents(
      Posterior posterior, int examples, int permutations, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatentSamples samples =
        LatentSamples.draw(posterior, Math.min(examples, cap(posterior.mean())), random);
    return between(samples.posterior(), samples.prior(), examples, permutations, random.nextLong());
  }

  /**
   * Compares two samples.
   *
   * @param first [n x d], at least two rows
   * @param second [m x d], at least two rows
   * @param examples rows taken of either, at random; fewer where one has fewer or they would hold
   *     more than 2^23 values. Memory is that of these rows, a number per row and permutation, and
   *     a block of the kernel matrix; time grows with examples² (d + permutations).
   * @param permutations random relabellings, at least 1
   * @param seed decides rows and relabellings
   * @throws IllegalArgumentException if there are fewer rows or permutations, a value is not finite
   *     or all rows are equal
   */
  public static MaximumMeanDiscrepancy between(
      Matrix first, Matrix second, int examples, int permutations, long seed) {
    int n = Math.min(Math.min(examples, cap(first)), Math.min(first.rows(), second.rows()));
    if (n < 2 || permutations < 1) {
      throw new IllegalArgumentException(
          "a kernel two-sample test takes at least 2 rows of either sample and 1 permutation, not "
              + "%d and %d".formatted(n, permutations));
    }
    SplittableRandom random = new SplittableRandom(seed);
    Matrix rows = RowSample.joined(RowSample.of(first, n, random), RowSample.of(second, n, random));
    FiniteValues.require(rows, "samples to compare");
    double[] squares = squaredDiscrepancies(rows, signs(n, permutations, random));
    int atLeastAsLarge = 0;
    for (int i = 1; i < squares.length; i++) {
      if (squares[i] >= squares[0]) {
        atLeastAsLarge++;
      }
    }
    return new MaximumMeanDiscrepancy(squares[0], (1.0 + atLeastAsLarge) / (1.0 + permutations), n);
  }

  private static int cap(Matrix sample) {
    return Math.max(2, MAX_VALUES / Math.max(1, sample.columns()));
  }

  /** Row 0: +1 for the first sample, −1 for the second; then the same, permuted. */
  private static Matrix signs(int n, int permutations, SplittableRandom random) {
    Matrix signs = Matrix.zeros(permutations + 1, 2 * n);
    for (int row = 0; row <= permutations; row++) {
      int[] order = RowSample.indices(2 * n, row == 0 ? 0 : n, random);
      for (int i = 0; i < 2 * n; i++) {
        signs.values()[row * 2 * n + i] = row == 0 && i < n ? 1 : -1;
      }
      for (int first : order) {
        signs.values()[row * 2 * n + first] = 1;
      }
    }
    return signs;
  }

  /**
   * MMD² for each row of signs s. With K of diagonal 0, t = Σ K and q = sᵀ K s, the sums inside the
   * samples are (t + q) / 2 and those across are (t − q) / 2, either order of a pair counted.
   */
  private static double[] squaredDiscrepancies(Matrix rows, Matrix signs) {
    KernelForms kernel = KernelForms.of(rows, signs);
    if (kernel.isConstant()) {
      throw new IllegalArgumentException("all rows of both samples are equal");
    }
    double total = kernel.total();
    double[] forms = kernel.forms();
    double[] squares = new double[forms.length];
    double n = rows.rows() / 2.0;
    for (int i = 0; i < forms.length; i++) {
      squares[i] = (total + forms[i]) / (2 * n * (n - 1)) - (total - forms[i]) / (2 * n * n);
    }
    return squares;
  }
}
