package dev.elbow.core.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.KnownDataset;
import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Pass;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.engine.VaeEngines;
import dev.elbow.core.engine.VaeLearner;
import dev.elbow.core.estimators.NormalNoise;
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
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Milliseconds per training step of 784-400-20-400-784, Bernoulli, Adam, batch 128, on
 * Fashion-MNIST and one thread, next to the same model in PyTorch: gathering the batch, drawing
 * noise, forward, backward and update. Both sides alternate, and each round prints the ratio of
 * their medians: a shared machine's noise hits both.
 *
 * <p>Needs Fashion-MNIST and {@code /usr/bin/python3} with PyTorch and an optimised BLAS (Debian:
 * {@code dataset-fashion-mnist python3-torch libopenblas0-pthread}; on the reference BLAS PyTorch
 * takes ten times as long, which would flatter us). From the project's directory:
 *
 * <pre>OMP_NUM_THREADS=1 mvn -q -Pbenchmark -pl core test-compile exec:exec</pre>
 *
 * <p>PyTorch's OpenBLAS may be older than ours and not know a processor's AVX-512; with {@code
 * OPENBLAS_CORETYPE=SkylakeX} both sides use it.
 */
public final class TrainingStepBenchmark {
  private static final int BATCH = 128;
  private static final int LATENT = 20;
  private static final int EXAMPLES = 10_000;
  private static final int EPOCHS = 4;
  private static final int ROUNDS = 5;

  private TrainingStepBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    DatasetLocations locations =
        DatasetLocations.standard(System.getenv(), Path.of(System.getProperty("user.home")));
    Path images =
        locations
            .find(KnownDataset.FASHION_MNIST)
            .orElseThrow(() -> new IllegalStateException("Fashion-MNIST is not installed"))
            .resolve("train-images-idx3-ubyte.gz");
    Matrix data = load(locations);
    VaeEngine engine = VaeEngines.standard();
    describe(engine);
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      double ours = ours(engine, data);
      double peer = peer(images);
      ratios[round] = ours / peer;
      print(
          "round %d: Elbow %.2f ms, PyTorch %.2f ms, ratio %.2f",
          round + 1, ours, peer, ours / peer);
    }
    Arrays.sort(ratios);
    print(
        "median ratio %.2f (smallest %.2f, largest %.2f)",
        ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void describe(VaeEngine engine) throws IOException, InterruptedException {
    print("%s; Java %s", engine.facts(), System.getProperty("java.version"));
    Path cpu = Path.of("/proc/cpuinfo");
    if (Files.exists(cpu)) {
      Files.readAllLines(cpu).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .ifPresent(System.out::println);
    }
    print("PyTorch %s", python("-c", "import torch; print(torch.__version__)").strip());
    for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_CORETYPE")) {
      print("%s=%s", variable, System.getenv().getOrDefault(variable, ""));
    }
  }

  private static Matrix load(DatasetLocations locations) throws Exception {
    DataConfig config =
        new DataConfig(
            new Source.Known(KnownDataset.FASHION_MNIST),
            Binarization.THRESHOLD,
            new SplitSize.Count(1000),
            new SplitSize.Count(0),
            OptionalInt.of(EXAMPLES),
            0);
    return new DataLoader(locations).load(config).splits().train();
  }

  /** Median over the epochs but the first, in which the JVM warms up, of their mean step. */
  private static double ours(VaeEngine engine, Matrix data) {
    VaeConfig vae =
        new VaeConfig(
            Architecture.MLP, List.of(400), Activation.RELU, LATENT, new Likelihood.Bernoulli());
    OptimizerConfig adam =
        new OptimizerConfig(
            Algorithm.ADAM, 1e-3, new LearningRateSchedule.Constant(), OptionalDouble.empty());
    TrainingConfig training =
        new TrainingConfig(
            EPOCHS,
            BATCH,
            adam,
            new Objective(1, new KlSchedule.Constant(), 0),
            Regularization.NONE,
            OptionalInt.empty());
    SplittableRandom random = new SplittableRandom(1);
    int stepsPerEpoch = EXAMPLES / BATCH;
    double[] millis = new double[EPOCHS];
    try (VaeLearner learner = engine.createLearner(vae, data.columns(), training, 1)) {
      learner.load(data);
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        int[] rows = random.ints((long) stepsPerEpoch * BATCH, 0, data.rows()).toArray();
        Pass pass =
            new Pass(
                IntBuffer.wrap(rows),
                noise -> NormalNoise.fill(noise, random),
                OptionalLong.empty(),
                step -> 1,
                1e-3);
        long start = System.nanoTime();
        learner.train(pass);
        millis[epoch] = (System.nanoTime() - start) / 1e6 / stepsPerEpoch;
      }
    }
    double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  private static double peer(Path images) throws IOException, InterruptedException {
    String json =
        python(
            "src/test/python/vae_torch.py",
            images.toString(),
            "--examples=" + (EXAMPLES + 1000),
            "--validation=1000",
            "--epochs=" + EPOCHS,
            "--betas",
            "1",
            "--seeds",
            "1");
    JsonNode result = new ObjectMapper().readTree(json);
    return result.get("ms_per_step").asDouble();
  }

  private static String python(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "/usr/bin/python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("python3 exited with " + process.exitValue());
    }
    return output;
  }
}
