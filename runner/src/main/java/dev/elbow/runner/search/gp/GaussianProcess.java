package dev.elbow.runner.search.gp;

import java.util.Arrays;

/**
 * A Gaussian process with fitted parameters, conditioned on data: its posterior at any point.
 * Immutable; {@link #withBelief} gives a new one.
 *
 * <p>Two scales: that of the values, in their own unit, and the warped one, on which the posterior
 * is normal. An increasing map leads from the first to the second, so a smaller value is smaller on
 * both. Acquisition works on the warped scale; people are told of the other.
 */
public final class GaussianProcess {
  private final TrainingData data;
  private final FittedParameters fitted;
  private final KernelParameters kernel;
  private final double[][] points;
  private final double[] warped;
  private final Cholesky cholesky;
  private final double mean;
  private final double[] weights;

  private GaussianProcess(
      TrainingData data, FittedParameters fitted, double[][] points, double[] warped) {
    this.data = data;
    this.fitted = fitted;
    this.points = points;
    this.warped = warped;
    this.kernel = KernelParameters.of(data.groups(), fitted.theta());
    this.cholesky = factor();
    double[] ones = new double[points.length];
    Arrays.fill(ones, 1);
    double[] scaled = warped.clone();
    cholesky.solveLower(ones);
    cholesky.solveLower(scaled);
    int n = points.length;
    this.mean =
        Cholesky.dot(ones, 0, scaled, 0, n)
            / (Cholesky.dot(ones, 0, ones, 0, n) + 1 / LogPosterior.MEAN_PRIOR_VARIANCE);
    for (int i = 0; i < n; i++) {
      scaled[i] -= mean * ones[i];
    }
    cholesky.solveUpper(scaled);
    this.weights = scaled;
  }

  /** A process with given parameters, conditioned on data. */
  public static GaussianProcess of(TrainingData data, FittedParameters fitted) {
    double[][] points = new double[data.size()][];
    double[] warped = new double[data.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = data.point(i);
      warped[i] = fitted.warp().apply(data.value(i));
    }
    return new GaussianProcess(data, fitted, points, warped);
  }

  /** Fits parameters to the data and conditions on them. */
  public static GaussianProcess fit(TrainingData data, FitOptions options) {
    return of(data, Fit.of(data, options));
  }

  private Cholesky factor() {
    double variance = kernel.variance() + fitted.noiseVariance();
    double[] row = new double[points.length];
    for (double jitter = 0; ; jitter = Math.max(10 * jitter, 1e-10 * variance)) {
      Cholesky factor = Cholesky.withCapacity(points.length);
      boolean definite = true;
      for (int i = 0; i < points.length && definite; i++) {
        for (int j = 0; j < i; j++) {
          row[j] = kernel.covariance(points[i], points[j]);
        }
        definite = factor.append(row, 0, variance + knownNoise(i) + jitter);
      }
      if (definite) {
        return factor;
      }
    }
  }

  private double knownNoise(int i) {
    if (i >= data.size() || data.noiseVariance(i) == 0) {
      return 0;
    }
    double slope = fitted.warp().slope(data.value(i));
    return slope * slope * data.noiseVariance(i);
  }

  /** The same process, told that the value at a point is what it predicts there. */
  public GaussianProcess withBelief(double[] point) {
    int n = points.length;
    double[][] more = Arrays.copyOf(points, n + 1);
    double[] values = Arrays.copyOf(warped, n + 1);
    more[n] = point;
    values[n] = predictWarped(point).mean();
    return new GaussianProcess(data, fitted, more, values);
  }

  /** What was fitted. */
  public FittedParameters fitted() {
    return fitted;
  }

  /** The number of points that it is conditioned on. */
  public int size() {
    return points.length;
  }

  /** The posterior at a point, on the warped scale, of the process without noise. */
  public Prediction predictWarped(double[] point) {
    int n = points.length;
    double[] k = new double[n];
    double sum = mean;
    for (int i = 0; i < n; i++) {
      k[i] = kernel.covariance(point, points[i]);
      sum += k[i] * weights[i];
    }
    cholesky.solveLower(k);
    double variance = kernel.variance() - Cholesky.dot(k, 0, k, 0, n);
    return new Prediction(sum, Math.max(variance, 1e-12));
  }

  /**
   * The same with gradients in the point's coordinates, which are written over the two arrays.
   *
   * @param meanGradient d entries
   * @param varianceGradient d entries
   */
  public Prediction predictWarped(
      double[] point, double[] meanGradient, double[] varianceGradient) {
    int n = points.length;
    double[] k = new double[n];
    double sum = mean;
    for (int i = 0; i < n; i++) {
      k[i] = kernel.covariance(point, points[i]);
      sum += k[i] * weights[i];
    }
    cholesky.solveLower(k);
    double variance = kernel.variance() - Cholesky.dot(k, 0, k, 0, n);
    cholesky.solveUpper(k);
    Arrays.fill(meanGradient, 0);
    Arrays.fill(varianceGradient, 0);
    kernel.addGradients(point, points, new double[][] {weights, k}, meanGradient, varianceGradient);
    for (int i = 0; i < varianceGradient.length; i++) {
      varianceGradient[i] *= -2;
    }
    return new Prediction(sum, Math.max(variance, 1e-12));
  }

  /** The posterior mean at a point, on the warped scale. */
  public double meanWarped(double[] point) {
    double sum = mean;
    for (int i = 0; i < points.length; i++) {
      sum += kernel.covariance(point, points[i]) * weights[i];
    }
    return sum;
  }

  /** The warped scale's number for a value. */
  public double warp(double value) {
    return fitted.warp().apply(value);
  }

  /**
   * The posterior at a point in the unit of the values: the median, and half the distance between
   * the two quantiles that lie one standard deviation below and above it.
   */
  public Prediction predict(double[] point) {
    return inUnit(predictWarped(point));
  }

  private Prediction inUnit(Prediction inner) {
    OutputWarp warp = fitted.warp();
    double low = warp.invert(inner.mean() - inner.deviation());
    double high = warp.invert(inner.mean() + inner.deviation());
    double half = 0.5 * (high - low);
    return new Prediction(warp.invert(inner.mean()), half * half);
  }

  /** The same as {@link #predict} without the variance, which is most of the work. */
  public double predictMean(double[] point) {
    double sum = mean;
    for (int i = 0; i < points.length; i++) {
      sum += kernel.covariance(point, points[i]) * weights[i];
    }
    return fitted.warp().invert(sum);
  }

  /**
   * The posterior of the average over some points, in the unit of the values. The average is taken
   * on the warped scale.
   *
   * @param at at least one point
   */
  public Prediction predictAverage(double[][] at) {
    double[] k = new double[points.length];
    double sum = mean;
    for (int i = 0; i < points.length; i++) {
      k[i] = meanCovariance(at, points[i]);
      sum += k[i] * weights[i];
    }
    double prior = 0;
    for (double[] point : at) {
      prior += meanCovariance(at, point) / at.length;
    }
    cholesky.solveLower(k);
    double variance = Math.max(prior - Cholesky.dot(k, 0, k, 0, k.length), 1e-12);
    return inUnit(new Prediction(sum, variance));
  }

  private double meanCovariance(double[][] some, double[] other) {
    double sum = 0;
    for (double[] point : some) {
      sum += kernel.covariance(point, other);
    }
    return sum / some.length;
  }
}
