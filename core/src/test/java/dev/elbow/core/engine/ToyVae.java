package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.estimators.latents.GaussianKl;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Posterior;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A small VAE for six-dimensional data and how it is trained; a test changes what it is about and
 * leaves the rest.
 */
record ToyVae(
    List<Integer> hidden,
    Activation activation,
    Likelihood likelihood,
    Algorithm algorithm,
    OptionalDouble clipNorm,
    OptionalDouble skipThreshold,
    double freeBitsNats,
    Regularization regularization,
    double decoderInputGain) {
  static final int DATA_SIZE = 6;
  static final int LATENT_SIZE = 3;
  static final int BATCH = 16;
  static final Likelihood BERNOULLI = new Bernoulli();
  static final Likelihood FIXED_SIGMA = new Gaussian(new Sigma.Fixed(.7));
  static final Likelihood LEARNED_SIGMA = new Gaussian(new Sigma.Learned());

  static ToyVae with(Likelihood likelihood) {
    return new ToyVae(
        List.of(8, 5),
        Activation.TANH,
        likelihood,
        Algorithm.SGD,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        Regularization.NONE,
        1);
  }

  ToyVae withHidden(Integer... widths) {
    return new ToyVae(
        List.of(widths),
        activation,
        likelihood,
        algorithm,
        clipNorm,
        skipThreshold,
        freeBitsNats,
        regularization,
        decoderInputGain);
  }

  ToyVae with(Activation chosen) {
    return new ToyVae(
        hidden,
        chosen,
        likelihood,
        algorithm,
        clipNorm,
        skipThreshold,
        freeBitsNats,
        regularization,
        decoderInputGain);
  }

  ToyVae with(Algorithm chosen) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        chosen,
        clipNorm,
        skipThreshold,
        freeBitsNats,
        regularization,
        decoderInputGain);
  }

  ToyVae withClipNorm(double norm) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        algorithm,
        OptionalDouble.of(norm),
        skipThreshold,
        freeBitsNats,
        regularization,
        decoderInputGain);
  }

  ToyVae withSkipThreshold(double norm) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        algorithm,
        clipNorm,
        OptionalDouble.of(norm),
        freeBitsNats,
        regularization,
        decoderInputGain);
  }

  ToyVae withDecoderInputGain(double gain) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        algorithm,
        clipNorm,
        skipThreshold,
        freeBitsNats,
        regularization,
        gain);
  }

  ToyVae withFreeBits(double nats) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        algorithm,
        clipNorm,
        skipThreshold,
        nats,
        regularization,
        decoderInputGain);
  }

  ToyVae with(Regularization chosen) {
    return new ToyVae(
        hidden,
        activation,
        likelihood,
        algorithm,
        clipNorm,
        skipThreshold,
        freeBitsNats,
        chosen,
        decoderInputGain);
  }

  VaeConfig config() {
    return new VaeConfig(
        Architecture.MLP, hidden, activation, LATENT_SIZE, likelihood, decoderInputGain);
  }

  VaeLearner learner(VaeEngine engine, long seed) {
    TrainingConfig training =
        new TrainingConfig(
            1,
            BATCH,
            new OptimizerConfig(
                algorithm, .01, new LearningRateSchedule.Constant(), clipNorm, skipThreshold),
            new Objective(1, new KlSchedule.Constant(), freeBitsNats),
            regularization,
            OptionalInt.empty());
    return engine.createLearner(config(), DATA_SIZE, training, seed);
  }

  /** Bits in which the second half of a row repeats the first: two thirds of a nat to learn. */
  static Matrix bits(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix bits = Matrix.zeros(rows, DATA_SIZE);
    for (int i = 0; i < bits.values().length; i++) {
      int column = i % DATA_SIZE;
      bits.values()[i] = column < 3 ? random.nextInt(2) : bits.values()[i - 3];
    }
    return bits;
  }

  static Matrix codes(int rows, long seed) {
    Matrix codes = Matrix.zeros(rows, LATENT_SIZE);
    NormalNoise.seeded(seed).fill(codes);
    return codes;
  }

  /** Steps on one batch with fresh noise in each; the losses before each of them. */
  static double[] train(VaeLearner learner, int steps, double beta, double learningRate) {
    Matrix batch = bits(BATCH, 1);
    double[] losses = new double[steps];
    for (int step = 0; step < steps; step++) {
      losses[step] = Steps.take(learner, batch, codes(BATCH, step), beta, learningRate).lossNats();
    }
    return losses;
  }

  /** What a step's loss must be, from what the model says of itself. */
  static double expectedLoss(VaeModel model, Matrix batch, Matrix noise, double beta) {
    Posterior posterior = model.encode(batch);
    Matrix z = Matrix.zeros(noise.rows(), noise.columns());
    for (int i = 0; i < z.values().length; i++) {
      double deviation = Math.exp(.5 * posterior.logVariance().values()[i]);
      z.values()[i] = (float) (posterior.mean().values()[i] + deviation * noise.values()[i]);
    }
    float[] logLikelihoods = model.logLikelihood(batch, z);
    double[] rates = GaussianKl.perExample(posterior);
    double sum = 0;
    for (int i = 0; i < rates.length; i++) {
      sum += beta * rates[i] - logLikelihoods[i];
    }
    return sum / rates.length;
  }
}
