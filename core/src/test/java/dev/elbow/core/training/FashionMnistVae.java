package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.metrics.EpochMetrics;
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
import dev.elbow.core.training.TrainingListener.Next;
import dev.elbow.core.training.TrainingResult.Trained;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;

/** What is trained here and in PyTorch: model, data and training as in {@code vae_torch.py}. */
final class FashionMnistVae {
  static final int EXAMPLES = 11_000;
  static final int VALIDATION = 1_000;
  static final int EPOCHS = 5;
  static final int PIXELS = 784;
  static final int BATCH = 128;
  static final int LATENT = 20;
  static final double LEARNING_RATE = 1e-3;
  static final List<Double> BETAS = List.of(1., 4., 10.);

  static final VaeConfig MODEL =
      new VaeConfig(
          Architecture.MLP, List.of(400), Activation.RELU, LATENT, new Likelihood.Bernoulli());

  private FashionMnistVae() {}

  static TrainingConfig training(double beta, Precision precision) {
    return new TrainingConfig(
        EPOCHS,
        BATCH,
        new OptimizerConfig(
            Algorithm.ADAM,
            LEARNING_RATE,
            new LearningRateSchedule.Constant(),
            OptionalDouble.empty()),
        new Objective(beta, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        precision);
  }

  /** What the last epoch reached: PyTorch does not go back to an earlier one either. */
  static Terms train(Side side, Splits data, double beta, long seed) {
    List<EpochMetrics> epochs = new ArrayList<>();
    Trained trained =
        (Trained)
            new VaeTrainer()
                .train(
                    side.engine(),
                    MODEL,
                    training(beta, side.precision()),
                    data,
                    seed,
                    metrics -> {
                      epochs.add(metrics);
                      return Next.CONTINUE;
                    });
    trained.model().close();
    EpochMetrics last = epochs.get(epochs.size() - 1);
    return new Terms(beta, last.validElboNats(), last.validRateNats(), last.validDistortionNats());
  }

  /** The first images, of which the very first are for validation; pixels become bits at ½. */
  static Splits data() throws IOException {
    try (DataInputStream input =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(PyTorchPeer.IMAGES)))) {
      input.skipNBytes(16);
      byte[] pixels = input.readNBytes(EXAMPLES * PIXELS);
      float[] bits = new float[pixels.length];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = Byte.toUnsignedInt(pixels[i]) >= 128 ? 1 : 0;
      }
      Matrix images = new Matrix(bits, EXAMPLES, PIXELS);
      return new Splits(
          images.rows(VALIDATION, EXAMPLES),
          images.rows(0, VALIDATION),
          Optional.empty(),
          new ImageShape(28, 28, 1),
          Binarization.NONE);
    }
  }
}
