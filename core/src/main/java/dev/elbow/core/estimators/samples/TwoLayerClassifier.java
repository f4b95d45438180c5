package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A perceptron of two layers, 64 rectified units and a logistic output, that learns to tell two
 * kinds of rows apart: Adam (Kingma and Ba 2015) at 0.01 on 800 batches of 50, as often through the
 * rows as that takes; weights start as in He et al. 2015. Deterministic given the seed.
 *
 * <p>All parameters are one array: the first layer as [inputs x 64], its biases, the second layer,
 * its bias.
 */
final class TwoLayerClassifier {
  private static final int HIDDEN = 64;
  private static final int STEPS = 800;
  private static final int BATCH = 50;
  private static final double LEARNING_RATE = 1e-2;
  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;

  private final int inputs;
  private final float[] parameters;
  private final float[] hidden = new float[HIDDEN];

  private TwoLayerClassifier(int inputs, SplittableRandom random) {
    this.inputs = inputs;
    parameters = new float[inputs * HIDDEN + 2 * HIDDEN + 1];
    for (int i = 0; i < inputs * HIDDEN; i++) {
      parameters[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
    }
    for (int i = secondLayer(); i < secondLayer() + HIDDEN; i++) {
      parameters[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / HIDDEN));
    }
  }

  /**
   * @param rows standardised, [n x inputs]
   * @param kinds of the rows
   */
  static TwoLayerClassifier trained(Matrix rows, boolean[] kinds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TwoLayerClassifier classifier = new TwoLayerClassifier(rows.columns(), random);
    Adam adam = new Adam(classifier.parameters.length);
    float[] gradient = new float[classifier.parameters.length];
    while (adam.steps < STEPS) {
      int[] order = RowSample.indices(rows.rows(), rows.rows(), random);
      for (int from = 0; from < order.length && adam.steps < STEPS; from += BATCH) {
        int to = Math.min(order.length, from + BATCH);
        Arrays.fill(gradient, 0);
        for (int i = from; i < to; i++) {
          classifier.addGradient(rows.values(), order[i], kinds[order[i]], gradient, to - from);
        }
        adam.step(classifier.parameters, gradient);
      }
    }
    return classifier;
  }

  /** Whether a row looks more like the kind {@code true}. */
  boolean classify(Matrix rows, int row) {
    return logit(rows.values(), row * inputs) > 0;
  }

  private int secondLayer() {
    return (inputs + 1) * HIDDEN;
  }

  private double logit(float[] values, int from) {
    float[] units = hidden;
    float[] weights = parameters;
    System.arraycopy(weights, inputs * HIDDEN, units, 0, HIDDEN);
    for (int i = 0; i < inputs; i++) {
      float value = values[from + i];
      int start = i * HIDDEN;
      for (int j = 0; j < HIDDEN; j++) {
        units[j] += value * weights[start + j];
      }
    }
    double logit = weights[weights.length - 1];
    int second = secondLayer();
    for (int j = 0; j < HIDDEN; j++) {
      units[j] = Math.max(0, units[j]);
      logit += units[j] * weights[second + j];
    }
    return logit;
  }

  /** Adds the gradient of one row's cross entropy, over {@code batch}. */
  private void addGradient(float[] values, int row, boolean kind, float[] gradient, int batch) {
    double probability = 1 / (1 + Math.exp(-logit(values, row * inputs)));
    float error = (float) ((probability - (kind ? 1 : 0)) / batch);
    float[] units = hidden;
    int second = secondLayer();
    gradient[gradient.length - 1] += error;
    for (int j = 0; j < HIDDEN; j++) {
      gradient[second + j] += error * units[j];
      // From here on a unit holds the gradient of what it receives.
      units[j] = units[j] > 0 ? error * parameters[second + j] : 0;
      gradient[inputs * HIDDEN + j] += units[j];
    }
    for (int i = 0; i < inputs; i++) {
      float value = values[row * inputs + i];
      int start = i * HIDDEN;
      for (int j = 0; j < HIDDEN; j++) {
        gradient[start + j] += value * units[j];
      }
    }
  }

  private static final class Adam {
    private final float[] means;
    private final float[] squares;
    private int steps;

    Adam(int size) {
      means = new float[size];
      squares = new float[size];
    }

    void step(float[] parameters, float[] gradient) {
      steps++;
      double rate =
          LEARNING_RATE
              * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps))
              / (1 - Math.pow(FIRST_DECAY, steps));
      for (int i = 0; i < parameters.length; i++) {
        double slope = gradient[i];
        double mean = FIRST_DECAY * means[i] + (1 - FIRST_DECAY) * slope;
        double square = SECOND_DECAY * squares[i] + (1 - SECOND_DECAY) * slope * slope;
        means[i] = (float) mean;
        squares[i] = (float) square;
        parameters[i] -= (float) (rate * mean / (Math.sqrt(square) + 1e-8));
      }
    }
  }
}
