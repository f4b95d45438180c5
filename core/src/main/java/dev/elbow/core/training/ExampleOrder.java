package dev.elbow.core.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * In which order the training split is seen, in batches of one size. What does not fill a last
 * batch is left out of the epoch; the next shuffle decides anew what that is.
 */
final class ExampleOrder {
  private final RandomGenerator shuffling;
  private final int[] order;
  private final int batchSize;

  /**
   * @param batchSize at most as many as there are examples
   */
  ExampleOrder(int examples, int batchSize, RandomGenerator shuffling) {
    this.shuffling = shuffling;
    this.batchSize = batchSize;
    this.order = new int[examples];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** Per epoch. */
  int batches() {
    return order.length / batchSize;
  }

  /** Puts the examples into a new order (Fisher-Yates). */
  void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffling.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** Those of whole batches; the next shuffle overwrites them. */
  IntBuffer rows() {
    return IntBuffer.wrap(order, 0, batches() * batchSize);
  }

  /** The order of the examples, in which the next shuffle finds them. */
  void save(DataOutput out) throws IOException {
    for (int example : order) {
      out.writeInt(example);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < order.length; i++) {
      order[i] = Objects.checkIndex(in.readInt(), order.length);
    }
  }
}
