package dev.elbow.core.engine.libtorch;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.engine.Noise;
import dev.elbow.core.engine.Pass;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The batches and the noise of a pass, in the order of its steps. */
final class Feed {
  private static final int MOST_NOISE = 1 << 21; // 8 MB of floats are drawn at once

  private final Tensor examples;
  private final Tensor rows;
  private final int batchSize;
  private final Noise source;
  private final Tensor noise;
  private final int latentSize;
  private final int steps;
  private final int stepsAtOnce;
  private final Optional<BitDraws> bits;

  /**
   * @param examples [n x data size]
   * @param bits replace a batch by bits, where there are any
   * @throws IndexOutOfBoundsException if there is no such row
   */
  Feed(Memory memory, Tensor examples, Pass pass, Shape shape, Optional<BitDraws> bits) {
    this.examples = examples;
    batchSize = shape.batchSize();
    latentSize = shape.latentSize();
    steps = pass.steps(batchSize);
    rows = rows(memory, pass, examples.size(0));
    source = pass.noise();
    stepsAtOnce = Math.max(1, Math.min(steps, MOST_NOISE / (batchSize * latentSize)));
    noise = memory.temporary(ScalarType.Float, (long) stepsAtOnce * batchSize, latentSize);
    this.bits = bits;
  }

  /** Of a batch. */
  record Shape(int batchSize, int latentSize) {}

  private static Tensor rows(Memory memory, Pass pass, long examples) {
    pass.checkRows(Math.toIntExact(examples));
    int[] rows = new int[pass.rows().remaining()];
    pass.rows().get(pass.rows().position(), rows);
    return memory.temporary(ScalarType.Int, rows.length).copy_(torch.tensor(rows));
  }

  /** How many steps there are. */
  int steps() {
    return steps;
  }

  /** Overwrites x with the batch of a step. */
  void batch(int step, Tensor x) {
    long start = (long) step * batchSize;
    torch.index_select_out(x, examples, 0, rows.narrow(0, start, batchSize));
    bits.ifPresent(draws -> draws.replace(x));
  }

  /**
   * The noise of a step, [batch size x latent size], valid until the next is asked for.
   *
   * @param step the one after that of the call before, or the first
   */
  Tensor noise(int step) {
    int index = step % stepsAtOnce;
    if (index == 0) {
      int drawn = Math.min(stepsAtOnce, steps - step);
      Matrix draws = Matrix.zeros(drawn * batchSize, latentSize);
      source.fill(draws);
      HostCopies.write(draws.values(), 0, draws.values().length, noise);
    }
    return noise.narrow(0, (long) index * batchSize, batchSize);
  }
}
