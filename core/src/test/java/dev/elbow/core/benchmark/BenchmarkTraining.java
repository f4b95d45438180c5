package dev.elbow.core.benchmark;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Precision;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * The training that is measured: 784-400-20-400-784, Bernoulli, Adam, batch 128, on 10,000 images
 * of Fashion-MNIST. The same as {@code vae_torch.py}.
 */
final class BenchmarkTraining implements AutoCloseable {
  static final int BATCH = 128;
  static final int EXAMPLES = 10_000;
  static final int STEPS_PER_EPOCH = EXAMPLES / BATCH;
  private static final int LATENT = 20;
  private static final double LEARNING_RATE = 1e-3;

  private final SplittableRandom random = new SplittableRandom(1);
  private final VaeLearner learner;
  private final int[] rows;

  BenchmarkTraining(VaeEngine engine, Precision precision, Matrix images) {
    VaeConfig vae =
        new VaeConfig(
            Architecture.MLP, List.of(400), Activation.RELU, LATENT, new Likelihood.Bernoulli());
    learner = engine.createLearner(vae, images.columns(), config(precision), 1);
    learner.load(images);
    rows = new int[images.rows()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
  }

  private static TrainingConfig config(Precision precision) {
    return new TrainingConfig(
        1,
        BATCH,
        new OptimizerConfig(
            Algorithm.ADAM,
            LEARNING_RATE,
            new LearningRateSchedule.Constant(),
            OptionalDouble.empty()),
        new Objective(1, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        precision);
  }

  static Matrix images() throws IOException, DataException {
    DataConfig config =
        new DataConfig(
            new Source.Known(KnownDataset.FASHION_MNIST),
            Binarization.THRESHOLD,
            new SplitSize.Count(1000),
            new SplitSize.Count(0),
            OptionalInt.of(EXAMPLES),
            0);
    return new DataLoader(locations()).load(config).splits().train();
  }

  static DatasetLocations locations() {
    return DatasetLocations.standard(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Shuffles, then takes so many steps, no more than an epoch has. */
  void train(int steps) {
    shuffle();
    learner.train(
        new Pass(
            IntBuffer.wrap(rows, 0, steps * BATCH),
            noise -> NormalNoise.fill(noise, random),
            OptionalLong.empty(),
            step -> 1,
            LEARNING_RATE));
  }

  private void shuffle() {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = rows[i];
      rows[i] = rows[j];
      rows[j] = swapped;
    }
  }

  @Override
  public void close() {
    learner.close();
  }
}
