package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.RowBlocks;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Some consecutive examples with q(z|x) of each: as many as fit into bounded memory, however many
 * examples there are and however many latents a model has.
 *
 * @param start which of all examples is the first row
 */
record ExampleBlock(int start, Matrix x, Posterior posterior) {

  /** Hears of one draw of z from one example's posterior. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param example counted over all blocks, from 0
     * @param draw from 0; the draws of an example come in this order
     * @param logLikelihood ln p(x|z)
     * @param logPriorOverPosterior ln p(z) − ln q(z|x)
     */
    void receive(int example, int draw, double logLikelihood, double logPriorOverPosterior);
  }

  /**
   * Works through all rows of {@code x}, encoding a block of them at a time.
   *
   * @param drawsAtOnce rows that {@code work} needs for each example, at least 1
   */
  static void forEach(Matrix x, Encoder encoder, int drawsAtOnce, Consumer<ExampleBlock> work) {
    if (x.rows() == 0) {
      return;
    }
    int latentSize = encoder.encode(x.rows(0, 1)).mean().columns();
    forEach(x, latentSize, drawsAtOnce, (from, to) -> encoder.encode(x.rows(from, to)), work);
  }

  /** Works through all rows of {@code x}, of which the posterior is known. */
  static void forEach(Matrix x, Posterior posterior, Consumer<ExampleBlock> work) {
    forEach(x, posterior.mean().columns(), 1, posterior::rows, work);
  }

  private static void forEach(
      Matrix x,
      int latentSize,
      int drawsAtOnce,
      BiFunction<Integer, Integer, Posterior> posterior,
      Consumer<ExampleBlock> work) {
    int examples = Math.max(1, RowBlocks.size(latentSize + x.columns()) / drawsAtOnce);
    for (int from = 0; from < x.rows(); from += examples) {
      int to = Math.min(x.rows(), from + examples);
      work.accept(new ExampleBlock(from, x.rows(from, to), posterior.apply(from, to)));
    }
  }

  /**
   * Draws z and scores it. Every example has a stream of noise of its own, split off in order: its
   * draws depend neither on how many follow nor on how examples are put into blocks.
   *
   * @param draws for each example, at least 1
   * @param noise from which the streams of these examples are split
   */
  void score(Decoder decoder, int draws, NormalNoise noise, Receiver receiver) {
    int examples = x.rows();
    int latentSize = posterior.mean().columns();
    int atOnce = Math.min(draws, drawsAtOnce());
    PosteriorDraws drawn = new PosteriorDraws(posterior, noise);
    Matrix repeated = repeat(x, atOnce);
    Matrix z = Matrix.zeros(atOnce * examples, latentSize);
    double[] logRatios = new double[z.rows()];
    for (int first = 0; first < draws; first += atOnce) {
      int rows = Math.min(atOnce, draws - first) * examples;
      if (rows < z.rows()) {
        z = Matrix.zeros(rows, latentSize);
        repeated = repeated.rows(0, rows);
      }
      drawn.next(z, logRatios);
      float[] logLikelihoods = decoder.logLikelihood(repeated, z);
      for (int row = 0; row < rows; row++) {
        receiver.receive(
            start + row % examples, first + row / examples, logLikelihoods[row], logRatios[row]);
      }
    }
  }

  /** Few examples are scored with several draws at a time: engines are slow on few rows. */
  private int drawsAtOnce() {
    int rows = RowBlocks.size(posterior.mean().columns() + x.columns());
    return Math.max(1, rows / x.rows());
  }

  /** All rows, and again, the given number of times. */
  static Matrix repeat(Matrix x, int times) {
    if (times == 1) {
      return x;
    }
    Matrix repeated = Matrix.zeros(times * x.rows(), x.columns());
    int length = x.values().length;
    for (int i = 0; i < times; i++) {
      System.arraycopy(x.values(), 0, repeated.values(), i * length, length);
    }
    return repeated;
  }
}
