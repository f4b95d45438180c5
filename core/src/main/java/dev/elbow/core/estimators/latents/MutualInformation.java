package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;

/**
 * The mutual information of x and z under q, MI = E ln q(z|x)/q(z), between two bounds, from one
 * code z for each of M examples. With q(z) replaced by the mixture of the M posteriors the average
 * is too small; with that of the M − 1 others, too large (Poole et al. 2019, "On variational bounds
 * of mutual information", sections 2.3 and 2.1; both hold in expectation over examples and codes).
 *
 * <p>The lower bound never exceeds ln M: above that, M codes cannot tell, however large the mutual
 * information, and the upper bound can be far above it. A rate that exceeds the lower bound is
 * therefore no evidence of a hole in the aggregate posterior: see {@link #marginalKl}.
 *
 * <p>Errors are over examples. That an example also is part of the mixture adds nothing to first
 * order, since E_{z~q(z)} q(z|x)/q(z) = 1 for every x.
 *
 * @param codes M
 * @param lower bound, its mean at most ln M: show it as "≥"
 * @param upper bound
 * @param rate R of the same examples, exact
 */
public record MutualInformation(int codes, Estimate lower, Estimate upper, Estimate rate) {
  /** Codes at most: this product's default. */
  public static final int LARGEST_CODES = 5000;

  private static final double SATURATED_NATS = 1;
  private static final double LARGEST_WORK = 2e9;

  /** Where both are 0 but for rounding, so are the errors. */
  private static final double ROUNDING_NATS = 1e-6;

  private static final double LARGEST_MEMORY = 1 << 24;

  /** As {@link #of(Posterior, long)}, encoding no more examples than are used. */
  public static MutualInformation of(Encoder encoder, Matrix x, long noiseSeed) {
    return of(PosteriorBlocks.first(encoder, x, MutualInformation::codesFor), noiseSeed);
  }

  /**
   * From the first examples of a posterior, as many as {@link #codesFor} says: they should be in
   * random order.
   *
   * @throws IllegalArgumentException if there are fewer than two, or any is not finite
   */
  public static MutualInformation of(Posterior posterior, long noiseSeed) {
    Codes codes = Codes.draw(posterior, codesFor(posterior.mean().columns()), noiseSeed);
    double[] own = codes.logConditionals();
    double[] others = MixtureDensity.logSumsOfOthers(codes);
    int count = codes.count();
    double[] lower = new double[count];
    double[] upper = new double[count];
    for (int i = 0; i < count; i++) {
      lower[i] = own[i] - (LogSum.of(own[i], others[i]) - Math.log(count));
      upper[i] = own[i] - (others[i] - Math.log(count - 1));
    }
    return new MutualInformation(
        count, Estimate.over(lower), Estimate.over(upper), Estimate.over(codes.rates()));
  }

  /**
   * M for a latent size d: {@value #LARGEST_CODES}, or as many as keep M²d, the time, within 2·10⁹
   * and Md, the memory, within 2²⁴: fewer than {@value #LARGEST_CODES} above 80 latents, 174 for
   * 65,536.
   */
  public static int codesFor(int latentSize) {
    double affordable = Math.min(Math.sqrt(LARGEST_WORK / latentSize), LARGEST_MEMORY / latentSize);
    return (int) Math.min(LARGEST_CODES, affordable);
  }

  /** ln M, the most that the lower bound can be. */
  public double ceilingNats() {
    return Math.log(codes);
  }

  /** Whether the lower bound is within 1 nat of ln M, and so limited by M rather than by q. */
  public boolean isSaturated() {
    return isSaturated(lower.mean(), ceilingNats());
  }

  /** Whether a lower bound is within 1 nat of the most that it can be. */
  public static boolean isSaturated(double lowerNats, double ceilingNats) {
    return ceilingNats - lowerNats < SATURATED_NATS;
  }

  /**
   * KL(q(z) ‖ p(z)) = R − MI, as far as it is known: from max(0, R − upper) to R − lower. Only a
   * lower end well above 0 is evidence of a hole; the upper end never is.
   */
  public Bracket marginalKl() {
    double least = Math.max(0, rate.mean() - upper.mean());
    return new Bracket(least, Math.max(least, rate.mean() - lower.mean()));
  }

  /**
   * Whether the lower bound exceeds the rate by more than 3 standard errors of both. Since MI ≤ R,
   * no posterior does this: something is wrong with the numbers.
   */
  public boolean exceedsRate() {
    double error = Math.hypot(lower.standardError(), rate.standardError());
    return lower.mean() > rate.mean() + 3 * error + ROUNDING_NATS;
  }
}
