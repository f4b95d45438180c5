package dev.elbow.runner.faults;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A VAE of a few formulas: each pixel is on with the same probability, which z decides. */
record ToyModel(VaeConfig config, int dataSize, ToyWeights weights) implements VaeModel {

  @Override
  public Likelihood likelihood() {
    return config.likelihood();
  }

  @Override
  public Posterior encode(Matrix x) {
    int latents = config.latentSize();
    Matrix mean = Matrix.zeros(x.rows(), latents);
    Matrix logVariance = Matrix.zeros(x.rows(), latents);
    for (int row = 0; row < x.rows(); row++) {
      for (int k = 0; k < latents; k++) {
        double pixel = x.get(row, (7 * k + 20) % x.columns());
        mean.values()[row * latents + k] = (float) (weights.weight(k) * (pixel - 0.5));
      }
    }
    Arrays.fill(logVariance.values(), (float) -weights.energy() / 10);
    return new Posterior(mean, logVariance);
  }

  @Override
  public Matrix decode(Matrix z) {
    Matrix decoded = Matrix.zeros(z.rows(), dataSize);
    for (int row = 0; row < z.rows(); row++) {
      int from = row * dataSize;
      Arrays.fill(decoded.values(), from, from + dataSize, (float) probability(z, row));
    }
    return decoded;
  }

  private double probability(Matrix z, int row) {
    double logit = weights.weight(0);
    for (int k = 0; k < z.columns(); k++) {
      logit += 0.1 * weights.weight(k + 1) * z.get(row, k);
    }
    return 1 / (1 + Math.exp(-logit));
  }

  @Override
  public float[] logLikelihood(Matrix x, Matrix z) {
    float[] result = new float[x.rows()];
    for (int row = 0; row < x.rows(); row++) {
      double on = 0;
      for (int i = 0; i < dataSize; i++) {
        on += x.get(row, i);
      }
      double probability = probability(z, row);
      result[row] =
          (float) (on * Math.log(probability) + (dataSize - on) * Math.log1p(-probability));
    }
    return result;
  }

  @Override
  public Matrix logLikelihoodGradient(Matrix x, Matrix z) {
    return Matrix.zeros(z.rows(), z.columns());
  }

  @Override
  public void save(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("toy"), weights.toString());
  }

  @Override
  public void close() {}
}
