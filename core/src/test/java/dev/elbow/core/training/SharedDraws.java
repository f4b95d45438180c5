package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.NormalNoise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything random of a training but its initial weights, drawn beforehand, so that two programs
 * can use the same.
 *
 * @param batches rows of the training split for each step
 * @param noise [batch x latent size] for each step
 * @param validationNoise [validation x latent size] for each draw: as {@link
 *     dev.elbow.core.estimators.bounds.ElboEstimate} draws them from {@link #VALIDATION_SEED}
 */
record SharedDraws(List<int[]> batches, List<Matrix> noise, List<Matrix> validationNoise) {
  static final long VALIDATION_SEED = 7;
  static final int VALIDATION_DRAWS = 8;

  static SharedDraws of(long seed, int steps) {
    SplittableRandom root = new SplittableRandom(seed);
    SplittableRandom rows = root.split();
    int examples = FashionMnistVae.EXAMPLES - FashionMnistVae.VALIDATION;
    List<int[]> batches =
        IntStream.range(0, steps)
            .mapToObj(
                step -> rows.ints(0, examples).distinct().limit(FashionMnistVae.BATCH).toArray())
            .toList();
    return new SharedDraws(
        batches, normal(new NormalNoise(root), steps, FashionMnistVae.BATCH), evaluationNoise());
  }

  private static List<Matrix> evaluationNoise() {
    NormalNoise normal = NormalNoise.seeded(VALIDATION_SEED);
    int latentSize = FashionMnistVae.LATENT;
    List<NormalNoise> examples =
        Stream.generate(normal::split).limit(FashionMnistVae.VALIDATION).toList();
    List<Matrix> noise = new ArrayList<>();
    for (int draw = 0; draw < VALIDATION_DRAWS; draw++) {
      Matrix rows = Matrix.zeros(examples.size(), latentSize);
      for (int row = 0; row < rows.rows(); row++) {
        examples.get(row).fill(rows.values(), row * latentSize, latentSize);
      }
      noise.add(rows);
    }
    return noise;
  }

  private static List<Matrix> normal(NormalNoise normal, int draws, int rows) {
    List<Matrix> noise = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      noise.add(Matrix.zeros(rows, FashionMnistVae.LATENT));
      normal.fill(noise.get(draw));
    }
    return noise;
  }

  /** Writes the files that {@code vae_torch_lockstep.py} reads besides the weights. */
  void write(Path directory) throws IOException {
    write(
        directory.resolve("batches.bin"),
        batches.size() * FashionMnistVae.BATCH,
        bytes -> batches.forEach(batch -> Arrays.stream(batch).forEach(bytes::putInt)));
    write(directory.resolve("noise.bin"), noise);
    write(directory.resolve("validation_noise.bin"), validationNoise);
  }

  private static void write(Path file, List<Matrix> matrices) throws IOException {
    int words = matrices.stream().mapToInt(matrix -> matrix.values().length).sum();
    write(file, words, bytes -> matrices.forEach(matrix -> put(matrix.values(), bytes)));
  }

  private static void put(float[] values, ByteBuffer to) {
    for (float value : values) {
      to.putFloat(value);
    }
  }

  private static void write(Path file, int words, Consumer<ByteBuffer> content) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(4, words)).order(ByteOrder.LITTLE_ENDIAN);
    content.accept(bytes);
    Files.write(file, bytes.array());
  }
}
