package dev.elbow.core.estimators.latents;

import dev.elbow.core.model.Posterior;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Takes posteriors block by block and keeps the mean and the covariance of the aggregate posterior
 * (blocks are merged as by Chan, Golub and LeVeque 1983).
 *
 * <p>Cost and memory are bounded: the latent size is at most {@value #LARGEST_LATENT_SIZE}, and
 * examples after the first {@value #LARGEST_WORK} / d² are not looked at (500,000 for 20 latents,
 * 762 for 512), so the examples should be in random order.
 */
public final class AggregateMoments {
  /** The largest latent size that a covariance is kept for. */
  public static final int LARGEST_LATENT_SIZE = 512;

  private static final int LARGEST_WORK = 200_000_000;

  private final int latentSize;
  private final int rowLimit;
  private int examples;
  private final double[] centres;
  private final double[] varianceSums;
  private final double[] products; // [d x d], lower triangle, of deviations from the centres

  /**
   * @throws IllegalArgumentException if the latent size is below 1 or above {@value
   *     #LARGEST_LATENT_SIZE}
   */
  public AggregateMoments(int latentSize) {
    if (latentSize < 1 || latentSize > LARGEST_LATENT_SIZE) {
      throw new IllegalArgumentException(
          "a covariance is kept for 1 to " + LARGEST_LATENT_SIZE + " latents, not " + latentSize);
    }
    this.latentSize = latentSize;
    this.rowLimit = LARGEST_WORK / (latentSize * latentSize);
    this.centres = new double[latentSize];
    this.varianceSums = new double[latentSize];
    this.products = new double[latentSize * latentSize];
  }

  /** Adds a block of examples. */
  public void add(Posterior posterior) {
    if (posterior.mean().columns() != latentSize) {
      throw new IllegalArgumentException(
          "a block has latent size " + posterior.mean().columns() + ", not " + latentSize);
    }
    int rows = Math.min(posterior.mean().rows(), rowLimit - examples);
    if (rows == 0) {
      return;
    }
    addVariances(posterior.logVariance().values(), rows);
    float[] means = posterior.mean().values();
    double[] blockCentres = columnMeans(means, rows);
    addProducts(means, rows, blockCentres);
    merge(blockCentres, rows);
  }

  private void addVariances(float[] logVariances, int rows) {
    double[] sums = varianceSums;
    for (int row = 0, at = 0; row < rows; row++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Math.exp(logVariances[at++]);
      }
    }
  }

  private double[] columnMeans(float[] values, int rows) {
    double[] sums = new double[latentSize];
    for (int row = 0, at = 0; row < rows; row++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[at++];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= rows;
    }
    return sums;
  }

  private void addProducts(float[] means, int rows, double[] centres) {
    double[] deviations = new double[latentSize];
    for (int row = 0, at = 0; row < rows; row++) {
      for (int i = 0; i < deviations.length; i++) {
        deviations[i] = means[at++] - centres[i];
      }
      addProducts(deviations, 1);
    }
  }

  private void addProducts(double[] deviations, double weight) {
    double[] products = this.products;
    int size = deviations.length;
    for (int i = 0; i < size; i++) {
      double deviation = weight * deviations[i];
      int offset = i * size;
      for (int j = 0; j <= i; j++) {
        products[offset + j] += deviation * deviations[j];
      }
    }
  }

  private void merge(double[] blockCentres, int rows) {
    double[] shift = new double[latentSize];
    double share = (double) rows / (examples + rows);
    for (int i = 0; i < latentSize; i++) {
      shift[i] = blockCentres[i] - centres[i];
      centres[i] += share * shift[i];
    }
    addProducts(shift, examples * share);
    examples += rows;
  }

  /**
   * The normal with these moments against the prior.
   *
   * @throws IllegalArgumentException if there are fewer than two examples, or anything is not
   *     finite, or the covariance is singular
   */
  public GaussianAggregate gaussian() {
    if (examples < 2) {
      throw new IllegalArgumentException("a covariance needs two examples, not " + examples);
    }
    double[] variances = new double[latentSize];
    double marginalKl = 0;
    double moving = 0;
    double movingSquares = 0;
    for (int i = 0; i < latentSize; i++) {
      double activity = products[i * latentSize + i] / (examples - 1);
      variances[i] = activity + varianceSums[i] / examples;
      marginalKl += GaussianKl.nats(centres[i], Math.log(variances[i]));
      moving += activity / variances[i];
      movingSquares += activity * activity / (variances[i] * variances[i]);
    }
    if (!Double.isFinite(marginalKl)) {
      throw new IllegalArgumentException(
          "the posterior has means or variances that are not finite");
    }
    double totalCorrelation = -0.5 * logDeterminant(correlations(variances));
    double bias = (moving * moving + movingSquares + 2 * moving) / (4.0 * examples);
    double chanceCorrelations = (moving * moving - movingSquares) / (4.0 * examples);
    return new GaussianAggregate(
        examples, marginalKl + totalCorrelation, totalCorrelation, bias, chanceCorrelations);
  }

  /** Correlations rather than covariances: scales may differ by many orders of magnitude. */
  private RealMatrix correlations(double[] variances) {
    double[][] matrix = new double[latentSize][latentSize];
    for (int i = 0; i < latentSize; i++) {
      matrix[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double covariance = products[i * latentSize + j] / (examples - 1);
        matrix[i][j] = covariance / Math.sqrt(variances[i] * variances[j]);
        matrix[j][i] = matrix[i][j];
      }
    }
    return new Array2DRowRealMatrix(matrix, false);
  }

  private static double logDeterminant(RealMatrix correlations) {
    try {
      RealMatrix root = new CholeskyDecomposition(correlations, 1e-12, 1e-14).getL();
      double sum = 0;
      for (int i = 0; i < root.getRowDimension(); i++) {
        sum += 2 * Math.log(root.getEntry(i, i));
      }
      return sum;
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new IllegalArgumentException(
          "the covariance of the aggregate posterior is singular in double precision", e);
    }
  }
}
