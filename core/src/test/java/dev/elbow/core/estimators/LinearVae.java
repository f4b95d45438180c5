package dev.elbow.core.estimators;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear Gaussian VAE at its optimum, in closed form: p(x|z) = N(diag(w) z, σ² I) and q(z|x) =
 * N(diag(v) x, diag s²) for data of covariance diag λ, where latent i is about direction i. With τ
 * = βσ² a direction is used iff λ &gt; τ; then w² = λ − τ, s² = τ/λ and v = w/λ (Lucas et al. 2019,
 * and Tipping and Bishop 1999 for β = 1). Everything an estimator estimates is known.
 *
 * @param eigenvalues λ, descending: with fewer latents than directions the largest are used
 * @param variance σ²
 */
public record LinearVae(List<Double> eigenvalues, double variance, double beta, int latentSize)
    implements Encoder, DifferentiableDecoder {

  /** With a latent for each direction. */
  public LinearVae(List<Double> eigenvalues, double variance, double beta) {
    this(eigenvalues, variance, beta, eigenvalues.size());
  }

  /**
   * The optimum of a VAE that learns σ² too: Σ λ over the unused directions, over D − βa for a used
   * ones, where a is such that exactly those a have λ &gt; βσ².
   */
  public static LinearVae withLearnedVariance(
      List<Double> eigenvalues, double beta, int latentSize) {
    for (int active = latentSize; active >= 0; active--) {
      double unused =
          eigenvalues.subList(active, eigenvalues.size()).stream()
              .mapToDouble(Double::doubleValue)
              .sum();
      LinearVae vae =
          new LinearVae(
              eigenvalues, unused / (eigenvalues.size() - beta * active), beta, latentSize);
      if (vae.variance > 0 && vae.activeDirections() == active) {
        return vae;
      }
    }
    throw new IllegalArgumentException("no variance is consistent");
  }

  @Override
  public Posterior encode(Matrix x) {
    Matrix mean = Matrix.zeros(x.rows(), latentSize);
    Matrix logVariance = Matrix.zeros(x.rows(), latentSize);
    for (int row = 0; row < x.rows(); row++) {
      for (int i = 0; i < latentSize; i++) {
        int at = row * latentSize + i;
        mean.values()[at] = (float) (weight(i) / level(i) * x.get(row, i));
        logVariance.values()[at] = (float) Math.log(threshold() / level(i));
      }
    }
    return new Posterior(mean, logVariance);
  }

  @Override
  public Matrix decode(Matrix z) {
    Matrix means = Matrix.zeros(z.rows(), eigenvalues.size());
    for (int row = 0; row < z.rows(); row++) {
      for (int i = 0; i < latentSize; i++) {
        means.values()[row * means.columns() + i] = (float) (weight(i) * z.get(row, i));
      }
    }
    return means;
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    float[] result = new float[x.rows()];
    for (int row = 0; row < result.length; row++) {
      double sum = 0;
      for (int i = 0; i < eigenvalues.size(); i++) {
        double residual = x.get(row, i) - (i < latentSize ? weight(i) * z.get(row, i) : 0);
        sum -= 0.5 * (logTwoPiVariance() + residual * residual / variance);
      }
      result[row] = (float) sum;
    }
    return result;
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    Matrix gradient = Matrix.zeros(z.rows(), latentSize);
    for (int row = 0; row < z.rows(); row++) {
      for (int i = 0; i < latentSize; i++) {
        double residual = x.get(row, i) - weight(i) * z.get(row, i);
        gradient.values()[row * latentSize + i] = (float) (weight(i) * residual / variance);
      }
    }
    return gradient;
  }

  /** R = Σ ½ ln(λ/βσ²) over the used directions. */
  public double rate() {
    return directions().mapToDouble(i -> 0.5 * Math.log(level(i) / threshold())).sum();
  }

  /** D = Σ ½ ln 2πσ² + β/2 over the used directions, + λ/2σ² over the others. */
  public double distortion() {
    return directions()
        .mapToDouble(i -> 0.5 * (logTwoPiVariance() + (isActive(i) ? beta : lambda(i) / variance)))
        .sum();
  }

  public double elbo() {
    return -(distortion() + rate());
  }

  /** E ln p(x) over the data. */
  public double logLikelihood() {
    return directions()
        .mapToDouble(i -> -0.5 * (Math.log(2 * Math.PI * modelled(i)) + lambda(i) / modelled(i)))
        .sum();
  }

  /** ln p(x) of one example. */
  public double logLikelihood(float... x) {
    return directions()
        .mapToDouble(i -> -0.5 * (Math.log(2 * Math.PI * modelled(i)) + x[i] * x[i] / modelled(i)))
        .sum();
  }

  /** A_i = Var_x(μ_i) = 1 − βσ²/λ of each latent, 0 where it is not used. */
  public double[] activities() {
    return latents().mapToDouble(i -> 1 - threshold() / level(i)).toArray();
  }

  /** Mean KL of each latent. */
  public double[] klPerDimension() {
    return latents().mapToDouble(i -> 0.5 * Math.log(level(i) / threshold())).toArray();
  }

  public int activeDirections() {
    return (int) directions().filter(this::isActive).count();
  }

  private IntStream latents() {
    return IntStream.range(0, latentSize);
  }

  private IntStream directions() {
    return IntStream.range(0, eigenvalues.size());
  }

  private boolean isActive(int direction) {
    return direction < latentSize && lambda(direction) > threshold();
  }

  private double lambda(int direction) {
    return eigenvalues.get(direction);
  }

  private double threshold() {
    return beta * variance;
  }

  /** w² + τ. */
  private double level(int direction) {
    return isActive(direction) ? lambda(direction) : threshold();
  }

  private double weight(int direction) {
    return Math.sqrt(level(direction) - threshold());
  }

  /** The variance that the model gives the data in a direction. */
  private double modelled(int direction) {
    return level(direction) - threshold() + variance;
  }

  private double logTwoPiVariance() {
    return Math.log(2 * Math.PI * variance);
  }
}
