package dev.elbow.runner.worker;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeModel;
import dev.elbow.core.estimators.samples.NearestNeighbours;
import dev.elbow.core.estimators.samples.Neighbour;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a trained model looks like: reconstructions, draws from the prior, walks along its latent
 * dimensions, all as decoder means, and the training images nearest to a few of the draws. Every
 * trial of a sweep shows the same examples and the same draws.
 *
 * @param klPerDimensionNats decides which dimensions are worth a walk; where it is unknown, the
 *     first are taken
 */
record Pictures(VaeModel model, Splits data, List<Double> klPerDimensionNats) {
  private static final int COLUMNS = 10;
  private static final int SAMPLE_ROWS = 5;
  private static final int MOST_TRAVERSALS = 10;
  private static final long SAMPLES_SEED = 64;

  /** Where a walk begins and, mirrored, ends, in standard deviations of the prior. */
  private static final double REACH = 2;

  private static final int STEPS = 7;

  /** A row of originals, and below each what the model makes of it. */
  PictureSheet reconstructions() {
    Matrix originals = data.validation().rows(0, Math.min(COLUMNS, data.validation().rows()));
    Matrix decoded = model.decode(model.encode(originals).mean());
    return new PictureSheet(stack(originals, decoded), data.shape(), originals.rows());
  }

  PictureSheet samples() {
    return new PictureSheet(drawn(), data.shape(), COLUMNS);
  }

  /** The first row of the samples, and below each the training image nearest to it. */
  PictureSheet nearest() {
    return nearest(drawn().rows(0, COLUMNS), data);
  }

  private Matrix drawn() {
    return model.sample(SAMPLE_ROWS * COLUMNS, SAMPLES_SEED);
  }

  private static Matrix stack(Matrix top, Matrix bottom) {
    Matrix both = Matrix.zeros(top.rows() + bottom.rows(), top.columns());
    System.arraycopy(top.values(), 0, both.values(), 0, top.values().length);
    System.arraycopy(
        bottom.values(), 0, both.values(), top.values().length, bottom.values().length);
    return both;
  }

  /** A row of draws, and below each the training image nearest to it in the model's data space. */
  static PictureSheet nearest(Matrix drawn, Splits data) {
    int[] rows =
        NearestNeighbours.of(drawn, data.train()).stream().mapToInt(Neighbour::row).toArray();
    return new PictureSheet(stack(drawn, data.train().select(rows)), data.shape(), drawn.rows());
  }

  /** A row for each of the busiest dimensions, which moves while the others stay. */
  PictureSheet traversals() {
    List<Integer> dimensions = busiestDimensions();
    Matrix start = model.encode(data.validation().rows(0, 1)).mean();
    Matrix z = Matrix.zeros(dimensions.size() * STEPS, start.columns());
    for (int row = 0; row < z.rows(); row++) {
      int offset = row * start.columns();
      System.arraycopy(start.values(), 0, z.values(), offset, start.columns());
      z.values()[offset + dimensions.get(row / STEPS)] = position(row % STEPS);
    }
    return new PictureSheet(model.decode(z), data.shape(), STEPS);
  }

  private static float position(int step) {
    return (float) (REACH * (2.0 * step / (STEPS - 1) - 1));
  }

  private List<Integer> busiestDimensions() {
    return IntStream.range(0, model.config().latentSize())
        .boxed()
        .sorted(Comparator.comparingDouble(dimension -> -kl(dimension)))
        .limit(MOST_TRAVERSALS)
        .toList();
  }

  private double kl(int dimension) {
    return dimension < klPerDimensionNats.size() ? klPerDimensionNats.get(dimension) : 0;
  }
}
