package dev.elbow.core.estimators;

import dev.elbow.core.data.Matrix;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.StatUtils;

/** Normal samples whose mean and covariance are exact: what is left to chance is shape alone. */
public final class GaussianData {
  private GaussianData() {}

  /** Mean 0 and covariance diag(eigenvalues). */
  public static Matrix withCovariance(List<Double> eigenvalues, int examples, long seed) {
    return toMatrix(scaledToCovariance(eigenvalues, examples, seed));
  }

  /** Mean 0 and a covariance with the given eigenvalues along directions drawn at random. */
  public static Matrix rotated(List<Double> eigenvalues, int examples, long seed) {
    RealMatrix rotation =
        new QRDecomposition(normal(eigenvalues.size(), eigenvalues.size(), ~seed)).getQ();
    return toMatrix(scaledToCovariance(eigenvalues, examples, seed).multiply(rotation));
  }

  private static RealMatrix scaledToCovariance(List<Double> eigenvalues, int examples, long seed) {
    RealMatrix sample = normal(examples, eigenvalues.size(), seed);
    for (int column = 0; column < eigenvalues.size(); column++) {
      double mean = StatUtils.mean(sample.getColumn(column));
      sample.setColumnVector(column, sample.getColumnVector(column).mapSubtract(mean));
    }
    RealMatrix covariance = sample.transpose().multiply(sample).scalarMultiply(1.0 / examples);
    RealMatrix whitener =
        new LUDecomposition(new CholeskyDecomposition(covariance).getLT()).getSolver().getInverse();
    double[] deviations = new double[eigenvalues.size()];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(eigenvalues.get(i));
    }
    return sample.multiply(whitener).multiply(MatrixUtils.createRealDiagonalMatrix(deviations));
  }

  private static RealMatrix normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] draws = new double[rows][columns];
    for (double[] row : draws) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return new Array2DRowRealMatrix(draws, false);
  }

  private static Matrix toMatrix(RealMatrix matrix) {
    float[] values = new float[matrix.getRowDimension() * matrix.getColumnDimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) matrix.getEntry(i / matrix.getColumnDimension(), i % matrix.getColumnDimension());
    }
    return new Matrix(values, matrix.getRowDimension(), matrix.getColumnDimension());
  }
}
