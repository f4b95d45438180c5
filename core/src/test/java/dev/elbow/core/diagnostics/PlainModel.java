package dev.elbow.core.diagnostics;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.LinearVae;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.nio.file.Path;
import java.util.List;

/** A model of two functions, without an engine. */
record PlainModel(
    Encoder encoder, DifferentiableDecoder decoder, int latentSize, int dataSize, double sigma)
    implements VaeModel {

  static PlainModel of(LinearVae vae) {
    return new PlainModel(
        vae, vae, vae.latentSize(), vae.eigenvalues().size(), Math.sqrt(vae.variance()));
  }

  PlainModel with(Encoder other) {
    return new PlainModel(other, decoder, latentSize, dataSize, sigma);
  }

  PlainModel with(DifferentiableDecoder other) {
    return new PlainModel(encoder, other, latentSize, dataSize, sigma);
  }

  /** The same with more latents, which follow the prior and are not decoded. */
  PlainModel padded(int size) {
    Encoder padded =
        x -> {
          Posterior posterior = encoder.encode(x);
          return new Posterior(
              columns(posterior.mean(), size), columns(posterior.logVariance(), size));
        };
    DifferentiableDecoder cut =
        new DifferentiableDecoder() {
          @Override
          public Matrix decode(Matrix z) {
            return decoder.decode(columns(z, latentSize));
          }

          @Override
          public float[] logLikelihood(Matrix x, Matrix z) {
            return decoder.logLikelihood(x, columns(z, latentSize));
          }

          @Override
          public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
            return columns(decoder.logLikelihoodGradient(x, columns(z, latentSize)), size);
          }
        };
    return new PlainModel(padded, cut, size, dataSize, sigma);
  }

  /** The first columns, or all and zeros. */
  private static Matrix columns(Matrix matrix, int count) {
    Matrix changed = Matrix.zeros(matrix.rows(), count);
    int kept = Math.min(count, matrix.columns());
    for (int row = 0; row < matrix.rows(); row++) {
      System.arraycopy(
          matrix.values(), row * matrix.columns(), changed.values(), row * count, kept);
    }
    return changed;
  }

  @Override
  public VaeConfig config() {
    return new VaeConfig(Architecture.MLP, List.of(), Activation.RELU, latentSize, likelihood());
  }

  @Override
  public Likelihood likelihood() {
    return new Likelihood.Gaussian(new Likelihood.Sigma.Fixed(sigma));
  }

  @Override
  public Posterior encode(Matrix x) {
    return encoder.encode(x);
  }

  @Override
  public Matrix decode(Matrix z) {
    return decoder.decode(z);
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    return decoder.logLikelihood(x, z);
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    return decoder.logLikelihoodGradient(x, z);
  }

  @Override
  public void save(Path directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
