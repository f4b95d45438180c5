package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Posterior;

/**
 * The length ‖z‖ of draws from the aggregate posterior q(z), which has a chi distribution where
 * q(z) is the prior. In many dimensions that distribution is narrow, and a decoder knows the shell
 * on which it was trained and nothing else. A shell at the right radius does not prove q(z) = p(z):
 * a few directions that are far too long disappear among many; {@link PcaRadius} sees those.
 *
 * @param length mean of ‖z‖ over examples, one draw each
 * @param priorMean mean of ‖z‖ under the prior: √2 Γ((d + 1)/2) / Γ(d/2)
 * @param priorStandardDeviation of ‖z‖ under the prior
 * @param shift (length − priorMean) / priorStandardDeviation
 * @param histogram of ‖z‖
 */
public record Radius(
    Estimate length,
    double priorMean,
    double priorStandardDeviation,
    double shift,
    RadiusHistogram histogram) {
  /**
   * A shift by more than this, in either direction, is trouble: this product's default, not a
   * published threshold.
   */
  public static final double TROUBLE_SHIFT = 3;

  /** Latents drawn at a time: 4 MB. */
  private static final int BLOCK_VALUES = 1 << 20;

  /**
   * @param posterior q(z|x) of at least two examples, finite
   * @param seed decides the draws
   * @throws IllegalArgumentException if there are fewer or a value is not finite
   */
  public static Radius of(Posterior posterior, long seed) {
    int examples = posterior.mean().rows();
    if (examples < 2) {
      throw new IllegalArgumentException(
          "the radius of q(z) takes at least 2 examples, not " + examples);
    }
    FiniteValues.require(posterior);
    double[] lengths = lengths(posterior, NormalNoise.seeded(seed));
    ChiDistribution prior = new ChiDistribution(posterior.mean().columns());
    Estimate length = Estimate.over(lengths);
    return new Radius(
        length,
        prior.mean(),
        prior.standardDeviation(),
        (length.mean() - prior.mean()) / prior.standardDeviation(),
        RadiusHistogram.of(lengths, prior));
  }

  private static double[] lengths(Posterior posterior, NormalNoise normal) {
    int examples = posterior.mean().rows();
    int block = Math.max(1, BLOCK_VALUES / posterior.mean().columns());
    double[] lengths = new double[examples];
    for (int from = 0; from < examples; from += block) {
      int to = Math.min(examples, from + block);
      Matrix mean = posterior.mean().rows(from, to);
      Matrix logVariance = posterior.logVariance().rows(from, to);
      double[] squares =
          InnerProducts.squaredNorms(
              LatentDraws.ofPosterior(new Posterior(mean, logVariance), normal));
      for (int i = 0; i < squares.length; i++) {
        lengths[from + i] = Math.sqrt(squares[i]);
      }
    }
    return lengths;
  }
}
