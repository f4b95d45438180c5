package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Matrix;
import java.util.random.RandomGenerator;

/**
 * The training split in shuffled batches of one size. What does not fill a last batch is left out
 * of the epoch; the next shuffle decides anew what that is.
 */
final class Batches {
  private final Matrix examples;
  private final Binarization binarization;
  private final RandomStreams random;
  private final int[] order;
  private final Matrix batch;

  /**
   * @param batchSize at most as many as there are examples
   */
  Batches(Matrix examples, Binarization binarization, int batchSize, RandomStreams random) {
    this.examples = examples;
    this.binarization = binarization;
    this.random = random;
    this.order = new int[examples.rows()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    this.batch = Matrix.zeros(batchSize, examples.columns());
  }

  int perEpoch() {
    return order.length / batch.rows();
  }

  /** Puts the examples into a new order (Fisher-Yates). */
  void shuffle() {
    RandomGenerator shuffling = random.shuffling();
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /**
   * @param index from 0 to {@link #perEpoch} − 1
   * @return [batch size x data size], overwritten by the next call
   */
  Matrix get(int index) {
    int size = examples.columns();
    for (int row = 0; row < batch.rows(); row++) {
      int example = order[index * batch.rows() + row];
      System.arraycopy(examples.values(), example * size, batch.values(), row * size, size);
    }
    if (binarization == Binarization.DYNAMIC) {
      random.bits().draw(batch.values(), batch.values());
    }
    return batch;
  }
}
