package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * The length of draws from the aggregate posterior q(z) inside the few directions along which the
 * posterior mean moves most, next to that of draws from the prior. The directions are fitted to one
 * random half of the examples and the lengths taken on the other. It sees what {@link Radius}
 * cannot: codes that use a small subspace of very many dimensions, far outside the prior in it, so
 * that samples from the prior decode to what no example looks like.
 *
 * @param components k: directions that were used
 * @param length mean over test examples of the length of z in these directions, from the origin
 * @param priorMean the same under the prior: the mean of a chi distribution with k degrees of
 *     freedom
 * @param areaUnderCurve how well that length alone tells a draw of q(z) from one of the prior: the
 *     probability that the one is longer than the other, ties counting half (Mann–Whitney U over n
 *     m, exact), or one minus it where q(z) is the shorter: codes too close to the origin count
 *     like codes too far. From .5, no better than chance, to 1. The larger of the two exceeds .5
 *     slightly, by about .8 √((n + m + 1) / 12 n m), also where the distributions agree.
 * @param histogram of the length
 */
public record PcaRadius(
    int components,
    Estimate length,
    double priorMean,
    double areaUnderCurve,
    RadiusHistogram histogram) {
  /** Directions unless asked otherwise: this product's default, not a published number. */
  public static final int DEFAULT_COMPONENTS = 20;

  /** Examples, both halves together, unless asked otherwise: this product's default. */
  public static final int DEFAULT_EXAMPLES = 4000;

  /** Examples times latent dimensions above which fewer examples are taken: 64 MB of floats. */
  private static final int MAX_VALUES = 1 << 24;

  /** Fewest examples, both halves together. */
  private static final int MIN_EXAMPLES = 10;

  /** Latents drawn at a time: 4 MB. */
  private static final int BLOCK_VALUES = 1 << 20;

  /** As below, with the default numbers of directions and examples. */
  public static PcaRadius of(Posterior posterior, long seed) {
    return of(posterior, DEFAULT_COMPONENTS, DEFAULT_EXAMPLES, seed);
  }

  /**
   * @param posterior q(z|x) of at least 10 examples, finite
   * @param components directions at most; fewer are used where the posterior means span fewer
   *     dimensions
   * @param examples taken at random, both halves together; fewer where they would hold more than
   *     2^24 latents, so 256 of 65,536 latents
   * @param seed decides the halves, the draws of q(z) and those of the prior, of which there are as
   *     many as test examples
   * @throws IllegalArgumentException if there are fewer examples, a value is not finite or no
   *     posterior mean moves
   */
  public static PcaRadius of(Posterior posterior, int components, int examples, long seed) {
    int latentSize = posterior.mean().columns();
    int taken =
        Math.min(
            Math.min(examples, posterior.mean().rows()),
            Math.max(MIN_EXAMPLES, MAX_VALUES / latentSize));
    if (taken < MIN_EXAMPLES) {
      throw new IllegalArgumentException(
          "the radius in principal components takes at least %d examples, not %d"
              .formatted(MIN_EXAMPLES, taken));
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] rows = RowSample.indices(posterior.mean().rows(), taken, random);
    int[] fit = Arrays.copyOf(rows, taken / 2);
    int[] test = Arrays.copyOfRange(rows, taken / 2, taken);
    Matrix directions =
        PrincipalComponents.fit(posterior.mean().select(fit), components, random.nextLong())
            .directions();
    NormalNoise normal = new NormalNoise(random);
    double[] lengths = posteriorLengths(posterior, test, directions, normal);
    double[] priorLengths = priorLengths(test.length, directions, normal);
    return of(directions.rows(), lengths, priorLengths);
  }

  private static PcaRadius of(int components, double[] lengths, double[] priorLengths) {
    ChiDistribution prior = new ChiDistribution(components);
    double larger = new MannWhitneyUTest().mannWhitneyU(lengths, priorLengths);
    return new PcaRadius(
        components,
        Estimate.over(lengths),
        prior.mean(),
        larger / ((double) lengths.length * priorLengths.length),
        RadiusHistogram.of(lengths, prior));
  }

  private static double[] posteriorLengths(
      Posterior posterior, int[] rows, Matrix directions, NormalNoise normal) {
    double[] lengths = new double[rows.length];
    int block = block(directions);
    for (int from = 0; from < rows.length; from += block) {
      int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + block));
      Posterior some =
          new Posterior(posterior.mean().select(part), posterior.logVariance().select(part));
      FiniteValues.require(some);
      addLengths(LatentDraws.ofPosterior(some, normal), directions, lengths, from);
    }
    return lengths;
  }

  private static double[] priorLengths(int draws, Matrix directions, NormalNoise normal) {
    double[] lengths = new double[draws];
    int block = block(directions);
    for (int from = 0; from < draws; from += block) {
      int part = Math.min(block, draws - from);
      addLengths(
          LatentDraws.ofPrior(part, directions.columns(), normal), directions, lengths, from);
    }
    return lengths;
  }

  private static int block(Matrix directions) {
    return Math.max(1, BLOCK_VALUES / directions.columns());
  }

  private static void addLengths(Matrix z, Matrix directions, double[] lengths, int from) {
    double[] squares = InnerProducts.squaredNorms(InnerProducts.of(z, directions));
    for (int i = 0; i < squares.length; i++) {
      lengths[from + i] = Math.sqrt(squares[i]);
    }
  }
}
