package dev.elbow.runner.faults;

import dev.elbow.core.data.Matrix;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What a toy learns, with the state of its optimiser. */
final class ToyWeights {
  private static final int SIZE = 8;

  private final double[] values;

  /** Of each weight, carried from step to step. */
  private final double[] velocity;

  private ToyWeights(double[] values, double[] velocity) {
    this.values = values;
    this.velocity = velocity;
  }

  static ToyWeights drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new ToyWeights(random.doubles(SIZE, -0.5, 0.5).toArray(), new double[SIZE]);
  }

  ToyWeights copy() {
    return new ToyWeights(values.clone(), velocity.clone());
  }

  void write(DataOutputStream out) throws IOException {
    for (int i = 0; i < SIZE; i++) {
      out.writeDouble(values[i]);
      out.writeDouble(velocity[i]);
    }
  }

  static ToyWeights read(DataInputStream in) throws IOException {
    ToyWeights read = new ToyWeights(new double[SIZE], new double[SIZE]);
    for (int i = 0; i < SIZE; i++) {
      read.values[i] = in.readDouble();
      read.velocity[i] = in.readDouble();
    }
    return read;
  }

  void become(ToyWeights other) {
    System.arraycopy(other.values, 0, values, 0, SIZE);
    System.arraycopy(other.velocity, 0, velocity, 0, SIZE);
  }

  /** One step downhill; the order of the rows and of the draws matters. */
  void descend(Matrix batch, Matrix noise, double beta, double learningRate) {
    for (int i = 0; i < SIZE; i++) {
      double slope = weighed(batch, i) + 0.1 * weighed(noise, i) + beta * values[i];
      velocity[i] = 0.9 * velocity[i] + 0.1 * slope;
      values[i] -= learningRate * velocity[i];
    }
  }

  private static double weighed(Matrix matrix, int shift) {
    float[] all = matrix.values();
    double sum = 0;
    for (int i = 0; i < all.length; i++) {
      sum += all[i] * ((i + 3 * shift) % 11 - 5);
    }
    return sum / all.length;
  }

  double weight(int index) {
    return values[index % SIZE];
  }

  /** The sum of their squares. */
  double energy() {
    return Arrays.stream(values).map(value -> value * value).sum();
  }

  @Override
  public String toString() {
    return Arrays.toString(values) + Arrays.toString(velocity);
  }
}
