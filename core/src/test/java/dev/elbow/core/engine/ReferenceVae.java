package dev.elbow.core.engine;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.model.Likelihood.Bernoulli;
import dev.elbow.core.model.Likelihood.Gaussian;
import dev.elbow.core.model.Likelihood.Sigma;
import dev.elbow.core.model.Regularization;
import dev.elbow.core.model.VaeConfig;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The arithmetic of a VAE in doubles, from the weights that a model saves: what engines are held
 * against. It is written to be read, not to be fast: batches are arrays of rows.
 */
final class ReferenceVae {
  /** A difference of losses over so little is good to 1e-9, and little bent. */
  static final double STEP = 1e-6;

  private final VaeConfig config;
  private final List<WeightSlot> slots;
  private final double[] weights;

  private ReferenceVae(VaeConfig config, List<WeightSlot> slots, double[] weights) {
    this.config = config;
    this.slots = slots;
    this.weights = weights;
  }

  static ReferenceVae of(VaeModel model) {
    SavedModel saved = SavedWeights.of(model);
    return new ReferenceVae(
        saved.layout().config(), saved.layout().slots(), doubles(saved.values()));
  }

  /** [rows][columns] in doubles. */
  static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = doubles(matrix.rows(row, row + 1).values());
    }
    return rows;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** As they were saved, in the order of {@link WeightLayout#slots}. */
  double[] weights() {
    return weights.clone();
  }

  /** μ of q(z|x). */
  double[][] means(double[][] x) {
    return affine(encoded(x), WeightLayout.MEAN);
  }

  /** ln σ² of q(z|x). */
  double[][] logVariances(double[][] x) {
    return affine(encoded(x), WeightLayout.LOG_VARIANCE);
  }

  private double[][] encoded(double[][] x) {
    double[][] h = x;
    for (int i = 0; i < config.hidden().size(); i++) {
      h = activate(affine(h, WeightLayout.encoder(i)));
    }
    return h;
  }

  /** Logits or means. */
  double[][] decode(double[][] z) {
    double gain = config.decoderInputGain();
    double[][] h = map(z, value -> gain * value);
    for (int i = 0; i < config.hidden().size(); i++) {
      h = activate(affine(h, WeightLayout.decoder(i)));
    }
    return affine(h, WeightLayout.OUTPUT);
  }

  /** E[x|z]. */
  double[][] expectation(double[][] z) {
    double[][] output = decode(z);
    return config.likelihood() instanceof Bernoulli
        ? map(output, logit -> 1 / (1 + Math.exp(-logit)))
        : output;
  }

  /** ln p(x|z), row by row. */
  double[] logLikelihood(double[][] x, double[][] z) {
    double[][] output = decode(z);
    double[] sums = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < x[row].length; i++) {
        sums[row] += logLikelihood(x[row][i], output[row][i]);
      }
    }
    return sums;
  }

  private double logLikelihood(double x, double output) {
    if (config.likelihood() instanceof Bernoulli) {
      return x * output - softplus(output);
    }
    double logSigma = logSigma();
    double error = (x - output) * Math.exp(-logSigma);
    return -.5 * (Math.log(2 * Math.PI) + error * error) - logSigma;
  }

  private double logSigma() {
    Gaussian gaussian = (Gaussian) config.likelihood();
    return gaussian.sigma() instanceof Sigma.Fixed fixed
        ? Math.log(fixed.value())
        : weights[start(WeightLayout.LOG_SIGMA)];
  }

  /**
   * What a step's loss must be.
   *
   * @param vae how it is trained; without dropout
   */
  double loss(ToyVae vae, double[][] x, double[][] noise, double beta) {
    double[][] z = means(x);
    double[][] logVariances = logVariances(x);
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < z[row].length; i++) {
        z[row][i] += Math.exp(.5 * logVariances[row][i]) * noise[row][i];
      }
    }
    double distortion = -Arrays.stream(logLikelihood(x, z)).average().orElseThrow();
    double rate =
        Arrays.stream(klPerDimension(x))
            .map(kl -> Math.max(kl, vae.objective().freeBitsNats()))
            .sum();
    return distortion + beta * rate + penalty(vae);
  }

  /** KL(q(z|x) ‖ p(z)) of each latent dimension, averaged over the batch. */
  double[] klPerDimension(double[][] x) {
    double[][] means = means(x);
    double[][] logVariances = logVariances(x);
    double[] sums = new double[config.latentSize()];
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < sums.length; i++) {
        double mean = means[row][i];
        double logVariance = logVariances[row][i];
        sums[i] += .5 * (Math.exp(logVariance) + mean * mean - 1 - logVariance) / x.length;
      }
    }
    return sums;
  }

  private double penalty(ToyVae vae) {
    if (vae.regularization().equals(Regularization.NONE)) {
      return 0;
    }
    double sum = 0;
    for (WeightSlot slot : slots) {
      if (slot.isMatrix()) {
        int start = start(slot.name());
        for (int i = start; i < start + slot.size(); i++) {
          sum += vae.regularization().l1() * Math.abs(weights[i]);
          sum += vae.regularization().l2() * .5 * weights[i] * weights[i];
        }
      }
    }
    return sum;
  }

  /** The gradient in every weight where the loss is smooth, by central differences. */
  double[] gradient(ToDoubleFunction<ReferenceVae> loss) {
    double[] above = slopes(loss, STEP);
    double[] below = slopes(loss, -STEP);
    Arrays.setAll(above, i -> .5 * (above[i] + below[i]));
    return above;
  }

  /** The slope of the loss in every weight, to one side of it: good to half of {@code by}. */
  double[] slopes(ToDoubleFunction<ReferenceVae> loss, double by) {
    double here = loss.applyAsDouble(this);
    double[] slopes = new double[weights.length];
    Arrays.setAll(slopes, i -> (loss.applyAsDouble(moved(i, by)) - here) / by);
    return slopes;
  }

  private ReferenceVae moved(int weight, double by) {
    double[] moved = weights.clone();
    moved[weight] += by;
    return new ReferenceVae(config, slots, moved);
  }

  /** Where a slot begins among all weights. */
  int start(String name) {
    long start = 0;
    for (WeightSlot slot : slots) {
      if (slot.name().equals(name)) {
        return Math.toIntExact(start);
      }
      start += slot.size();
    }
    throw new IllegalArgumentException("there is no weight " + name);
  }

  private double[][] affine(double[][] rows, String layer) {
    int weight = start(WeightLayout.weight(layer));
    int bias = start(WeightLayout.bias(layer));
    int inputs = rows[0].length;
    int outputs = (bias - weight) / inputs;
    double[][] result = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      result[row] = Arrays.copyOfRange(weights, bias, bias + outputs);
      for (int in = 0; in < inputs; in++) {
        for (int out = 0; out < outputs; out++) {
          result[row][out] += rows[row][in] * weights[weight + in * outputs + out];
        }
      }
    }
    return result;
  }

  private double[][] activate(double[][] rows) {
    return switch (config.activation()) {
      case RELU -> map(rows, value -> Math.max(value, 0));
      case TANH -> map(rows, Math::tanh);
      case ELU -> map(rows, value -> value > 0 ? value : Math.expm1(value));
      case SOFTPLUS -> map(rows, ReferenceVae::softplus);
    };
  }

  private static double[][] map(double[][] rows, DoubleUnaryOperator function) {
    double[][] result = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      result[row] = new double[rows[row].length];
      for (int i = 0; i < rows[row].length; i++) {
        result[row][i] = function.applyAsDouble(rows[row][i]);
      }
    }
    return result;
  }

  static double softplus(double value) {
    return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
  }
}
