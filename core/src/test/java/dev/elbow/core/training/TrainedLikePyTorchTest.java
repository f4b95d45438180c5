package dev.elbow.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.ImageShape;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.metrics.EpochMetrics;
import dev.elbow.core.model.KlSchedule;
import dev.elbow.core.model.LearningRateSchedule;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.Objective;
import dev.elbow.core.model.OptimizerConfig;
import dev.elbow.core.model.OptimizerConfig.Algorithm;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import dev.elbow.core.training.PyTorchPeer.Terms;
import dev.elbow.core.training.TrainingListener.Next;
import dev.elbow.core.training.TrainingResult.Trained;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The same model, data and training in PyTorch come to the same place: on thresholded Fashion-MNIST
 * the mean validation ELBO, rate and distortion of three seeds agree within 1.5 nats at every β.
 */
@EnabledIf(
    value = "dev.elbow.core.training.PyTorchPeer#isInstalled",
    disabledReason = "needs Fashion-MNIST and PyTorch")
class TrainedLikePyTorchTest {
  private static final List<Double> BETAS = List.of(1., 4., 10.);
  private static final List<Integer> SEEDS = List.of(1, 2, 3);
  private static final int EXAMPLES = 11_000;
  private static final int VALIDATION = 1_000;
  private static final double TOLERANCE_NATS = 1.5;

  @Test
  void elbo_rate_and_distortion_agree() throws IOException, InterruptedException {
    try (PyTorchPeer peer = PyTorchPeer.start(BETAS, SEEDS)) {
      List<Terms> ours = trainAll(fashionMnist());
      List<Terms> theirs = peer.results();

      for (double beta : BETAS) {
        assertAgree("ELBO", beta, Terms::elbo, ours, theirs);
        assertAgree("rate", beta, Terms::rate, ours, theirs);
        assertAgree("distortion", beta, Terms::distortion, ours, theirs);
      }
    }
  }

  private static List<Terms> trainAll(Splits data) {
    List<Terms> results = new ArrayList<>();
    for (double beta : BETAS) {
      for (int seed : SEEDS) {
        results.add(train(data, beta, seed));
      }
    }
    return results;
  }

  private static void assertAgree(
      String name,
      double beta,
      ToDoubleFunction<Terms> term,
      List<Terms> ours,
      List<Terms> theirs) {
    double our = mean(ours, beta, term);
    double their = mean(theirs, beta, term);
    String what =
        String.format(
            Locale.ROOT, "%s at beta %s: %.2f nats, PyTorch %.2f nats", name, beta, our, their);
    System.out.println(what);
    assertThat(our).as(what).isCloseTo(their, within(TOLERANCE_NATS));
  }

  private static double mean(List<Terms> all, double beta, ToDoubleFunction<Terms> term) {
    return all.stream()
        .filter(terms -> terms.beta() == beta)
        .mapToDouble(term)
        .average()
        .orElseThrow();
  }

  /** What the last epoch reached: PyTorch does not go back to an earlier one either. */
  private static Terms train(Splits data, double beta, long seed) {
    List<EpochMetrics> epochs = new ArrayList<>();
    Trained trained =
        (Trained)
            new VaeTrainer()
                .train(
                    VaeEngines.standard(),
                    new VaeConfig(
                        Architecture.MLP,
                        List.of(400),
                        Activation.RELU,
                        20,
                        new Likelihood.Bernoulli()),
                    training(beta),
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

  private static TrainingConfig training(double beta) {
    return new TrainingConfig(
        5,
        128,
        new OptimizerConfig(
            Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
        new Objective(beta, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        OptionalInt.empty());
  }

  /** The first images, of which the very first are for validation; pixels become bits at ½. */
  private static Splits fashionMnist() throws IOException {
    try (DataInputStream input =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(PyTorchPeer.IMAGES)))) {
      input.skipNBytes(16);
      byte[] pixels = input.readNBytes(EXAMPLES * 784);
      float[] bits = new float[pixels.length];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = Byte.toUnsignedInt(pixels[i]) >= 128 ? 1 : 0;
      }
      Matrix images = new Matrix(bits, EXAMPLES, 784);
      return new Splits(
          images.rows(VALIDATION, EXAMPLES),
          images.rows(0, VALIDATION),
          Optional.empty(),
          new ImageShape(28, 28, 1),
          Binarization.NONE);
    }
  }
}
