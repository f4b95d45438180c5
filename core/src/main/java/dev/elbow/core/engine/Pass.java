package dev.elbow.core.engine;

import java.nio.IntBuffer;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/**
 * Some consecutive steps, such as an epoch: what decides them besides the learner's own state.
 *
 * <p>A learner is given many steps at once so that it may run ahead: on a GPU nothing of a step is
 * waited for before the next one is queued.
 *
 * @param rows which of the loaded examples, batch after batch; only whole batches, and at least one
 * @param noise ε of the reparametrisation z = μ + σ ε, a row of [latent size] for each of {@code
 *     rows}, in their order. The learner may draw for several steps at once.
 * @param bitsSeed present: each batch is replaced by bits, drawn with its values as probabilities
 *     from a generator with this seed. One seed gives the same bits with the same engine on the
 *     same kind of device.
 * @param beta the weight of the KL term in a step, counted from 0
 * @param learningRate of all steps
 */
public record Pass(
    IntBuffer rows,
    Noise noise,
    OptionalLong bitsSeed,
    IntToDoubleFunction beta,
    double learningRate) {

  public Pass {
    rows = rows.asReadOnlyBuffer();
  }

  /**
   * How many steps there are.
   *
   * @throws IllegalArgumentException if the rows are not whole batches of the given size
   */
  public int steps(int batchSize) {
    if (rows.remaining() == 0 || rows.remaining() % batchSize != 0) {
      throw new IllegalArgumentException(
          rows.remaining() + " rows are no whole batches of " + batchSize);
    }
    return rows.remaining() / batchSize;
  }

  /**
   * Refuses rows that do not exist. Learners call it before the first step, so that none is taken
   * in vain.
   *
   * @param examples how many are loaded
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public void checkRows(int examples) {
    for (int i = rows.position(); i < rows.limit(); i++) {
      int row = rows.get(i);
      if (row < 0 || row >= examples) {
        throw new IndexOutOfBoundsException("row " + row + " is none of " + examples + " examples");
      }
    }
  }

  /** The rows of a step, counted from 0. */
  public int[] rows(int step, int batchSize) {
    int[] batch = new int[batchSize];
    rows.get(rows.position() + step * batchSize, batch);
    return batch;
  }
}
