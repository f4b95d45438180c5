package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.List;

/**
 * The directions along which rows vary most: eigenvectors of their covariance.
 *
 * <p>The Gram matrix of the smaller side is formed exactly, and its leading eigenvectors found by
 * subspace iteration from a seeded random start (Halko, Martinsson and Tropp 2011, "Finding
 * structure with randomness", section 4.5), so that 65,536 columns are no trouble when there are a
 * few hundred rows. Time grows with min(n, D)² max(n, D), memory with min(n, D)² and a copy of the
 * data: pass some thousand rows, not a whole data set.
 *
 * @param centre [1 x D], the mean row
 * @param directions [k x D], orthonormal, the largest variance first
 * @param variances of the rows along each direction (n − 1)
 */
public record PrincipalComponents(Matrix centre, Matrix directions, List<Double> variances) {
  /** Values centred at a time by a projection: 4 MB. */
  private static final int BLOCK_VALUES = 1 << 20;

  /** Variance over the largest one below which a direction is rounding of floats. */
  private static final double NOISE = 1e-10;

  public PrincipalComponents {
    variances = List.copyOf(variances);
  }

  /**
   * @param data [n x D], at least two rows
   * @param components how many are wanted; fewer come back where the rows span fewer dimensions
   * @param seed of the start of the iteration: another one gives the same directions to within its
   *     convergence, except among those of equal variance
   * @throws IllegalArgumentException if there are fewer rows, a value is not finite or all rows are
   *     equal
   */
  public static PrincipalComponents fit(Matrix data, int components, long seed) {
    if (data.rows() < 2 || components < 1) {
      throw new IllegalArgumentException(
          "%d principal components cannot be fitted to %d rows".formatted(components, data.rows()));
    }
    FiniteValues.require(data, "data for principal components");
    Matrix centre = columnMeans(data);
    Matrix centred = minus(data, 0, data.rows(), centre);
    boolean fewRows = data.rows() <= data.columns();
    LeadingEigenvectors leading =
        LeadingEigenvectors.ofGram(fewRows ? centred : transposed(centred), components, seed);
    int kept = (int) leading.values().stream().filter(v -> v > NOISE * leading.largest()).count();
    if (kept == 0) {
      throw new IllegalArgumentException("all rows are equal: there are no principal components");
    }
    List<Double> variances =
        leading.values().subList(0, kept).stream().map(v -> v / (data.rows() - 1)).toList();
    return new PrincipalComponents(
        centre,
        fewRows ? leading.throughRows(centred, kept) : leading.vectors().rows(0, kept),
        variances);
  }

  /**
   * Coordinates of rows along the directions, from the centre.
   *
   * @param rows [n x D]
   * @return [n x k]
   */
  public Matrix project(Matrix rows) {
    if (rows.columns() != centre.columns()) {
      throw new IllegalArgumentException(
          rows + " cannot be projected: these components have " + centre.columns() + " columns");
    }
    Matrix result = Matrix.zeros(rows.rows(), directions.rows());
    int block = Math.max(InnerProducts.TILE, BLOCK_VALUES / rows.columns());
    for (int from = 0; from < rows.rows(); from += block) {
      int to = Math.min(rows.rows(), from + block);
      float[] part = InnerProducts.of(minus(rows, from, to, centre), directions).values();
      System.arraycopy(part, 0, result.values(), from * directions.rows(), part.length);
    }
    return result;
  }

  private static Matrix columnMeans(Matrix data) {
    double[] sums = new double[data.columns()];
    float[] values = data.values();
    for (int row = 0; row < data.rows(); row++) {
      int from = row * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[from + i];
      }
    }
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (sums[i] / data.rows());
    }
    return new Matrix(means, 1, means.length);
  }

  private static Matrix minus(Matrix data, int from, int to, Matrix centre) {
    Matrix result = data.rows(from, to);
    float[] values = result.values();
    float[] means = centre.values();
    for (int row = 0; row < to - from; row++) {
      int start = row * means.length;
      for (int i = 0; i < means.length; i++) {
        values[start + i] -= means[i];
      }
    }
    return result;
  }

  private static Matrix transposed(Matrix matrix) {
    Matrix result = Matrix.zeros(matrix.columns(), matrix.rows());
    float[] values = result.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(i % matrix.rows(), i / matrix.rows());
    }
    return result;
  }
}
