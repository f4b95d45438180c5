package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.DifferentiableDecoder;
import dev.elbow.core.model.Posterior;

/**
 * Diagonal Gaussians, one for each of a block of examples, climbing their own ELBO by Adam (Kingma
 * and Ba 2015, with its default constants) with fresh draws in every step.
 *
 * <p>The gradient is that of the log-weight along z = μ + s ε, without the part through the
 * parameters of q itself, whose mean is 0: it then vanishes for every draw where q is the exact
 * posterior (Roeder, Wu and Duvenaud 2017, "Sticking the landing").
 */
final class LocalPosteriors {
  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final DifferentiableDecoder decoder;
  private final Matrix repeated;
  private final Matrix z;
  private final NormalNoise noise;
  private final float[] draws;
  private final Parameters means;
  private final Parameters logVariances;
  private final int latentSize;
  private int steps;

  LocalPosteriors(
      ExampleBlock block, DifferentiableDecoder decoder, int drawsPerStep, NormalNoise noise) {
    this.decoder = decoder;
    this.noise = noise;
    repeated = ExampleBlock.repeat(block.x(), drawsPerStep);
    latentSize = block.posterior().mean().columns();
    z = Matrix.zeros(repeated.rows(), latentSize);
    draws = new float[z.values().length];
    means = new Parameters(block.posterior().mean());
    logVariances = new Parameters(block.posterior().logVariance());
  }

  /** One step uphill. */
  void step(double learningRate) {
    drawCodes();
    addGradients(decoder.logLikelihoodGradient(repeated, z).values());
    steps++;
    double corrected =
        learningRate
            * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps))
            / (1 - Math.pow(FIRST_DECAY, steps));
    means.climb(corrected);
    logVariances.climb(corrected);
  }

  /** A copy of where they are. */
  Posterior current() {
    return new Posterior(means.copy(latentSize), logVariances.copy(latentSize));
  }

  private void drawCodes() {
    noise.fill(draws, 0, draws.length);
    float[] codes = z.values();
    int size = means.values.length;
    for (int start = 0; start < codes.length; start += size) {
      for (int i = 0; i < size; i++) {
        double deviation = Math.exp(0.5 * logVariances.values[i]);
        codes[start + i] = (float) (means.values[i] + deviation * draws[start + i]);
      }
    }
  }

  /** The mean over draws of h = ∂ ln p(x|z) − z + ε/s for μ, and of ½ s ε h for ln s². */
  private void addGradients(float[] slopes) {
    float[] codes = z.values();
    int size = means.values.length;
    double share = (double) size / codes.length;
    for (int i = 0; i < size; i++) {
      double deviation = Math.exp(0.5 * logVariances.values[i]);
      double slope = 0;
      double scaled = 0;
      for (int at = i; at < codes.length; at += size) {
        double climb = slopes[at] - codes[at] + draws[at] / deviation;
        slope += climb;
        scaled += climb * draws[at];
      }
      means.gradient[i] = slope * share;
      logVariances.gradient[i] = 0.5 * deviation * scaled * share;
    }
  }

  /** Some parameters and their moments. */
  private static final class Parameters {
    private final double[] values;
    private final double[] gradient;
    private final double[] first;
    private final double[] second;

    Parameters(Matrix start) {
      float[] given = start.values();
      values = new double[given.length];
      for (int i = 0; i < given.length; i++) {
        values[i] = given[i];
      }
      gradient = new double[given.length];
      first = new double[given.length];
      second = new double[given.length];
    }

    void climb(double learningRate) {
      for (int i = 0; i < values.length; i++) {
        double g = gradient[i];
        first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * g;
        second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * g * g;
        values[i] += learningRate * first[i] / (Math.sqrt(second[i]) + EPSILON);
      }
    }

    Matrix copy(int columns) {
      float[] rounded = new float[values.length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = (float) values[i];
      }
      return new Matrix(rounded, values.length / columns, columns);
    }
  }
}
