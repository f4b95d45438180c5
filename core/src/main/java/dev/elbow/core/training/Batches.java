package dev.elbow.core.training;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.Binarizer;
import dev.elbow.core.data.Matrix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The training split in shuffled batches of one size. What does not fill a last batch is left out
 * of the epoch; the next shuffle decides anew what that is.
 */
final class Batches {
  private final Matrix examples;
  private final Optional<Binarizer> bits;
  private final RandomGenerator shuffling;
  private final int[] order;
  private final Matrix batch;

  /**
   * @param batchSize at most as many as there are examples
   */
  Batches(Matrix examples, Binarization binarization, int batchSize, RandomStreams random) {
    this.examples = examples;
    this.bits =
        binarization == Binarization.DYNAMIC
            ? Optional.of(new Binarizer(random.bits()))
            : Optional.empty();
    this.shuffling = random.shuffling();
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
    bits.ifPresent(binarizer -> binarizer.draw(batch.values(), batch.values()));
    return batch;
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
