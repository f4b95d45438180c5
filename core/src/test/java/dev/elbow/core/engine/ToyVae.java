package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A small VAE for six-dimensional data and how it is trained; a test changes what it is about and
 * leaves the rest.
 */
record ToyVae(
    VaeConfig config,
    OptimizerConfig optimizer,
    Objective objective,
    Regularization regularization,
    Precision precision) {
  static final int DATA_SIZE = 6;
  static final int LATENT_SIZE = 3;
  static final int BATCH = 16;
  static final Likelihood BERNOULLI = new Bernoulli();
  static final Likelihood FIXED_SIGMA = new Gaussian(new Sigma.Fixed(.7));
  static final Likelihood LEARNED_SIGMA = new Gaussian(new Sigma.Learned());
  static final Regularization DROPOUT = new Regularization(.2, 0, 0);

  static ToyVae with(Likelihood likelihood) {
    return new ToyVae(
        new VaeConfig(Architecture.MLP, List.of(8, 5), Activation.TANH, LATENT_SIZE, likelihood, 1),
        new OptimizerConfig(
            Algorithm.SGD, .01, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
        new Objective(1, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        Precision.FP32);
  }

  static Stream<Likelihood> likelihoods() {
    return Stream.of(BERNOULLI, FIXED_SIGMA, LEARNED_SIGMA);
  }

  /** Every activation with every likelihood, and every likelihood without hidden layers. */
  static Stream<ToyVae> networks() {
    return likelihoods()
        .map(ToyVae::with)
        .flatMap(
            vae ->
                Stream.concat(
                    Arrays.stream(Activation.values()).map(vae::with),
                    Stream.of(vae.withHidden())));
  }

  ToyVae withHidden(Integer... widths) {
    return with(
        new VaeConfig(
            config.architecture(),
            List.of(widths),
            config.activation(),
            config.latentSize(),
            config.likelihood(),
            config.decoderInputGain()));
  }

  ToyVae with(Activation activation) {
    return with(
        new VaeConfig(
            config.architecture(),
            config.hidden(),
            activation,
            config.latentSize(),
            config.likelihood(),
            config.decoderInputGain()));
  }

  ToyVae withDecoderInputGain(double gain) {
    return with(
        new VaeConfig(
            config.architecture(),
            config.hidden(),
            config.activation(),
            config.latentSize(),
            config.likelihood(),
            gain));
  }

  private ToyVae with(VaeConfig chosen) {
    return new ToyVae(chosen, optimizer, objective, regularization, precision);
  }

  ToyVae with(Algorithm algorithm) {
    return with(optimizer(algorithm, optimizer.clipNorm(), optimizer.skipThreshold()));
  }

  ToyVae withClipNorm(double norm) {
    return with(
        optimizer(optimizer.algorithm(), OptionalDouble.of(norm), optimizer.skipThreshold()));
  }

  ToyVae withSkipThreshold(double norm) {
    return with(optimizer(optimizer.algorithm(), optimizer.clipNorm(), OptionalDouble.of(norm)));
  }

  private OptimizerConfig optimizer(Algorithm algorithm, OptionalDouble clip, OptionalDouble skip) {
    return new OptimizerConfig(
        algorithm, optimizer.learningRate(), optimizer.schedule(), clip, skip);
  }

  private ToyVae with(OptimizerConfig chosen) {
    return new ToyVae(config, chosen, objective, regularization, precision);
  }

  ToyVae withFreeBits(double nats) {
    Objective chosen = new Objective(objective.beta(), objective.klSchedule(), nats);
    return new ToyVae(config, optimizer, chosen, regularization, precision);
  }

  ToyVae with(Regularization chosen) {
    return new ToyVae(config, optimizer, objective, chosen, precision);
  }

  ToyVae with(Precision chosen) {
    return new ToyVae(config, optimizer, objective, regularization, chosen);
  }

  VaeLearner learner(VaeEngine engine, long seed) {
    TrainingConfig training =
        new TrainingConfig(
            1,
            BATCH,
            optimizer,
            objective,
            regularization,
            OptionalInt.empty(),
            OptionalInt.empty(),
            precision);
    return engine.createLearner(config, DATA_SIZE, training, seed);
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

  /** Numbers in [0, 1). */
  static Matrix shades(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix shades = Matrix.zeros(rows, DATA_SIZE);
    for (int i = 0; i < shades.values().length; i++) {
      shades.values()[i] = (float) random.nextDouble();
    }
    return shades;
  }

  /** The same value everywhere. */
  static Matrix filled(int rows, float value) {
    Matrix matrix = Matrix.zeros(rows, DATA_SIZE);
    Arrays.fill(matrix.values(), value);
    return matrix;
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
}
