package dev.elbow.core.estimators.bounds;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.estimators.NormalNoise;
import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * −ln p(x) as −L_5000, the usual figure for a VAE (Burda, Grosse and Salakhutdinov 2016, section
 * 5), from two levels: L_64 on many examples, and what the other draws add, L_5000 − L_64, on a few
 * of them. That difference varies little between examples, so a few tell it about as well as the
 * many tell L_64, at a fraction of the cost (the two-level form of multilevel Monte Carlo, Giles
 * 2008).
 *
 * <p>The sum is unbiased for −E L_5000, and so biased upwards for −E ln p(x). The few examples are
 * the first: rows must be in random order.
 *
 * @param nats −L_k for the larger k, per example. Its standard error has both levels and their
 *     covariance: S_a²/n + S_c²/m + 2 S_ac/n for n values a of the coarse bound and m corrections c
 *     on a part of the same examples
 * @param draws the larger k
 * @param medianEffectiveSampleSize of the larger k, over the few examples
 * @param minEffectiveSampleSize the smallest of them: below {@link
 *     ImportanceWeightedBound#LOOSE_EFFECTIVE_SAMPLE_SIZE} the bound is loose for some
 */
public record NegativeLogLikelihood(
    Estimate nats, int draws, double medianEffectiveSampleSize, double minEffectiveSampleSize) {

  /**
   * How much work the correction is; defaults of ours.
   *
   * @param draws the larger k, for each of a few examples
   * @param examples how many those are, at least 2
   */
  public record Settings(int draws, int examples) {
    public static final Settings DEFAULT = new Settings(5000, 32);

    public Settings {
      if (examples < 2) {
        throw new IllegalArgumentException("examples must be at least 2, not " + examples);
      }
    }
  }

  /**
   * Adds the correction to a bound that is known.
   *
   * @param coarse a bound with fewer draws, of the rows of {@code x}
   * @param x [examples x data size], at least 2 examples
   * @param noiseSeed decides the draws: models are compared on the same
   * @throws IllegalArgumentException if there are too few examples or draws, or a bound is not
   *     finite
   */
  public static NegativeLogLikelihood of(
      ImportanceWeightedBound coarse,
      Encoder encoder,
      Decoder decoder,
      Matrix x,
      Settings settings,
      long noiseSeed) {
    double[] all = coarse.nats();
    if (all.length != x.rows() || x.rows() < 2) {
      throw new IllegalArgumentException(
          "a bound of " + all.length + " examples for " + x.rows() + "; at least 2 are needed");
    }
    if (settings.draws() < coarse.k()) {
      throw new IllegalArgumentException(
          settings.draws() + " draws cannot refine a bound of " + coarse.k());
    }
    Matrix few = x.rows(0, Math.min(x.rows(), settings.examples()));
    Corrections corrections = new Corrections(few.rows(), coarse.k(), settings.draws());
    NormalNoise noise = NormalNoise.seeded(noiseSeed);
    ExampleBlock.forEach(
        few, encoder, 1, block -> block.score(decoder, settings.draws(), noise, corrections));
    Estimate bound = sum(all, corrections.nats());
    if (!bound.isFinite()) {
      throw new IllegalArgumentException("the importance-weighted bound is not finite");
    }
    double[] effective = corrections.effectiveSampleSizes();
    return new NegativeLogLikelihood(
        new Estimate(-bound.mean(), bound.standardError()),
        settings.draws(),
        StatUtils.percentile(effective, 50),
        StatUtils.min(effective));
  }

  /**
   * The covariance as correlation times deviations, each deviation from all there is: so the
   * variance cannot become negative.
   */
  private static Estimate sum(double[] all, double[] corrections) {
    Estimate first = Estimate.over(all);
    Estimate second = Estimate.over(corrections);
    double covariance =
        correlation(Arrays.copyOf(all, corrections.length), corrections)
            * first.standardError()
            * second.standardError()
            * Math.sqrt((double) corrections.length / all.length);
    double variance =
        Math.pow(first.standardError(), 2) + Math.pow(second.standardError(), 2) + 2 * covariance;
    return new Estimate(first.mean() + second.mean(), Math.sqrt(Math.max(0, variance)));
  }

  private static double correlation(double[] a, double[] b) {
    boolean constant = StatUtils.variance(a) == 0 || StatUtils.variance(b) == 0;
    return constant ? 0 : new PearsonsCorrelation().correlation(a, b);
  }
}
