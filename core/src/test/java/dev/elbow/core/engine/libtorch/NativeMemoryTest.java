package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing native is left to the garbage collector, which knows not how large it is. */
class NativeMemoryTest {
  private static final int BATCH = 16;
  private static final int DATA = 600;
  private static final int LATENT = 4;
  private static final LibTorchEngine ENGINE = new LibTorchEngine();

  /** Those that this machine can train in. */
  static List<Precision> precisions() {
    return Arrays.stream(Precision.values())
        .filter(precision -> ENGINE.obstacle(precision).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("precisions")
  void a_pass_leaves_as_many_native_objects_as_it_found(Precision precision) {
    try (VaeLearner learner = learner(precision)) {
      pass(learner);
      ask(learner);
      long objects = Pointer.totalCount();
      long bytes = Pointer.totalBytes();

      for (int i = 0; i < 20; i++) {
        pass(learner);
        ask(learner);
      }

      assertThat(Pointer.totalCount()).isEqualTo(objects);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("precisions")
  void a_closed_learner_leaves_no_native_object(Precision precision) {
    trainAndClose(precision);
    long objects = Pointer.totalCount();

    for (int i = 0; i < 5; i++) {
      trainAndClose(precision);
    }

    assertThat(Pointer.totalCount()).isEqualTo(objects);
  }

  /** A learner holds 40 MB, most of them tensors, of which JavaCPP counts the handles alone. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void a_closed_learner_gives_its_memory_back() throws IOException {
    for (int i = 0; i < 5; i++) {
      trainAndClose(Precision.FP32);
    }
    long resident = residentMegabytes();

    for (int i = 0; i < 40; i++) {
      trainAndClose(Precision.FP32);
    }

    assertThat(residentMegabytes() - resident).isLessThan(400);
  }

  private static void trainAndClose(Precision precision) {
    try (VaeLearner learner = learner(precision)) {
      learner.keepWeights();
      pass(learner);
      learner.restoreWeights();
      ask(learner);
    }
  }

  private static void pass(VaeLearner learner) {
    SplittableRandom random = new SplittableRandom(3);
    learner.train(
        new Pass(
            IntBuffer.wrap(IntStream.range(0, 4 * BATCH).toArray()),
            noise -> NormalNoise.fill(noise, random),
            OptionalLong.of(5),
            step -> 1,
            1e-3));
  }

  private static void ask(VaeLearner learner) {
    Matrix codes = learner.model().encode(Matrix.zeros(BATCH, DATA)).mean();
    learner.model().decode(codes);
    learner.model().logLikelihood(Matrix.zeros(BATCH, DATA), codes);
    learner.model().logLikelihoodGradient(Matrix.zeros(BATCH, DATA), codes);
  }

  private static VaeLearner learner(Precision precision) {
    VaeLearner learner =
        ENGINE.createLearner(
            new VaeConfig(
                Architecture.MLP,
                List.of(1000),
                Activation.RELU,
                LATENT,
                new Likelihood.Bernoulli()),
            DATA,
            config(precision),
            1);
    learner.load(Matrix.zeros(4 * BATCH, DATA));
    return learner;
  }

  private static TrainingConfig config(Precision precision) {
    return new TrainingConfig(
        1,
        BATCH,
        new OptimizerConfig(
            Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty()),
        new Objective(1, new KlSchedule.Constant(), 0),
        Regularization.NONE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        precision);
  }

  private static long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
