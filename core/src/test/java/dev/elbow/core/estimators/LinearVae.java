package dev.elbow.core.estimators;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear Gaussian VAE at its optimum, in closed form: p(x|z) = N(diag(w) z, σ² I) and q(z|x) =
 * N(diag(v) x, diag s²) for data of covariance diag λ, with as many latents as data dimensions.
 * With τ = βσ² a direction is used iff λ &gt; τ; then w² = λ − τ, s² = τ/λ and v = w/λ (Lucas et
 * al. 2019, and Tipping and Bishop 1999 for β = 1). Everything an estimator estimates is known.
 */
public record LinearVae(List<Double> eigenvalues, double variance, double beta)
    implements Encoder, Decoder {

  @Override
  public Posterior encode(Matrix x) {
    int size = eigenvalues.size();
    float[] means = new float[x.values().length];
    float[] logVariances = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      int direction = i % size;
      means[i] = (float) (weight(direction) / level(direction) * x.values()[i]);
      logVariances[i] = (float) Math.log(threshold() / level(direction));
    }
    return new Posterior(
        new Matrix(means, x.rows(), size), new Matrix(logVariances, x.rows(), size));
  }

  @Override
  public Matrix decode(Matrix z) {
    float[] means = new float[z.values().length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (weight(i % eigenvalues.size()) * z.values()[i]);
    }
    return new Matrix(means, z.rows(), z.columns());
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    float[] result = new float[x.rows()];
    for (int row = 0; row < result.length; row++) {
      double sum = 0;
      for (int i = 0; i < eigenvalues.size(); i++) {
        double residual = x.get(row, i) - weight(i) * z.get(row, i);
        sum -= 0.5 * (logTwoPiVariance() + residual * residual / variance);
      }
      result[row] = (float) sum;
    }
    return result;
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

  /** A_i = Var_x(μ_i) = 1 − βσ²/λ of each direction, 0 where it is not used. */
  public double[] activities() {
    return directions().mapToDouble(i -> 1 - threshold() / level(i)).toArray();
  }

  /** Mean KL of each direction. */
  public double[] klPerDimension() {
    return directions().mapToDouble(i -> 0.5 * Math.log(level(i) / threshold())).toArray();
  }

  public int activeDirections() {
    return (int) directions().filter(this::isActive).count();
  }

  private IntStream directions() {
    return IntStream.range(0, eigenvalues.size());
  }

  private boolean isActive(int direction) {
    return lambda(direction) > threshold();
  }

  private double lambda(int direction) {
    return eigenvalues.get(direction);
  }

  private double threshold() {
    return beta * variance;
  }

  /** w² + τ. */
  private double level(int direction) {
    return Math.max(lambda(direction), threshold());
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
