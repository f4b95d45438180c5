package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The largest eigenvalues of a Gram matrix A Aᵀ and their eigenvectors, by subspace iteration with
 * ten directions to spare and a Rayleigh–Ritz step at the end (Halko, Martinsson and Tropp 2011,
 * algorithm 4.4). Exact, but for rounding, where the subspace is the whole space.
 *
 * @param values at most as many as wanted, the largest first
 * @param vectors [values x rows of A], orthonormal
 */
record LeadingEigenvectors(List<Double> values, Matrix vectors) {
  private static final int SPARE = 10;
  private static final int ITERATIONS = 6;

  double largest() {
    return values.get(0);
  }

  static LeadingEigenvectors ofGram(Matrix a, int count, long seed) {
    int size = Math.min(a.rows(), count + SPARE);
    RealMatrix gram = gram(a);
    double[][] basis = orthonormal(normal(size, a.rows(), seed));
    for (int i = 0; i < ITERATIONS; i++) {
      basis = orthonormal(new BlockRealMatrix(basis).multiply(gram).getData());
    }
    RealMatrix subspace = new BlockRealMatrix(basis);
    RealMatrix ritz = subspace.multiply(gram).multiply(subspace.transpose());
    EigenDecomposition eigen =
        new EigenDecomposition(ritz.add(ritz.transpose()).scalarMultiply(0.5));
    int kept = Math.min(count, size);
    RealMatrix vectors = eigen.getVT().getSubMatrix(0, kept - 1, 0, size - 1).multiply(subspace);
    return new LeadingEigenvectors(
        Arrays.stream(eigen.getRealEigenvalues()).limit(kept).boxed().toList(), toMatrix(vectors));
  }

  /**
   * The eigenvectors of AᵀA with the same eigenvalues: vᵀA / √λ.
   *
   * @param count of the largest eigenvalues, none of them 0
   * @return [count x columns of A]
   */
  Matrix throughRows(Matrix a, int count) {
    Matrix result = Matrix.zeros(count, a.columns());
    for (int k = 0; k < count; k++) {
      double[] sum = new double[a.columns()];
      for (int row = 0; row < a.rows(); row++) {
        addScaled(sum, vectors.get(k, row), a.values(), row * sum.length);
      }
      double length = Math.sqrt(values.get(k));
      for (int i = 0; i < sum.length; i++) {
        result.values()[k * sum.length + i] = (float) (sum[i] / length);
      }
    }
    return result;
  }

  private static void addScaled(double[] sum, double factor, float[] values, int from) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[from + i];
    }
  }

  private static RealMatrix gram(Matrix a) {
    double[][] gram = new double[a.rows()][a.rows()];
    InnerProducts.forEachUpperTile(
        a,
        (firstRow, rows, firstColumn, columns, tile) -> {
          for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
              double product = tile[i * InnerProducts.TILE + j];
              gram[firstRow + i][firstColumn + j] = product;
              gram[firstColumn + j][firstRow + i] = product;
            }
          }
        });
    return new BlockRealMatrix(gram);
  }

  private static double[][] normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] draws = new double[rows][columns];
    for (double[] row : draws) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return draws;
  }

  /**
   * Gram–Schmidt on the rows, each one twice, which keeps them orthogonal also where they were all
   * but dependent.
   */
  private static double[][] orthonormal(double[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < row; other++) {
          subtractProjection(rows[row], rows[other]);
        }
        normalise(rows[row]);
      }
    }
    return rows;
  }

  private static void subtractProjection(double[] row, double[] unit) {
    double product = 0;
    for (int i = 0; i < row.length; i++) {
      product += row[i] * unit[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] -= product * unit[i];
    }
  }

  private static void normalise(double[] row) {
    double square = 0;
    for (double value : row) {
      square += value * value;
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < row.length && length > 0; i++) {
      row[i] /= length;
    }
  }

  private static Matrix toMatrix(RealMatrix source) {
    Matrix result = Matrix.zeros(source.getRowDimension(), source.getColumnDimension());
    for (int row = 0; row < result.rows(); row++) {
      double[] values = source.getRow(row);
      for (int i = 0; i < values.length; i++) {
        result.values()[row * values.length + i] = (float) values[i];
      }
    }
    return result;
  }
}
