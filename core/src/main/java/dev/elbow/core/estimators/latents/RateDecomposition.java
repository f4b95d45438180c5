package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;

/**
 * What the rate consists of: R = MI + total correlation + dimension-wise KL (Hoffman and Johnson
 * 2016, "ELBO surgery"; Chen et al. 2018, "Isolating sources of disentanglement", equation 2), from
 * one code z of each of M examples. q(z) and every q(z_k) are the mixtures of the M posteriors:
 * full sums, without the stratified weights of minibatches, which do not sum to 1 over dimensions
 * and bias the total correlation by −(d − 1) ln(M − 1).
 *
 * <p>All terms are averages over the same codes and the same mixtures, and so telescope: {@code
 * rate = mutualInformation + totalCorrelation + dimensionWiseKl} to rounding, where {@code rate} is
 * the average of ln q(z|x)/p(z), not the exact R. All three are biased, since a code's own
 * posterior is in its mixtures: MI downwards (at most ln M), the total correlation upwards by
 * nearly as much, the dimension-wise KL slightly upwards. The brackets, from mixtures with and
 * without a code's own posterior, hold in expectation; where MI is near ln M, the total correlation
 * is unknown.
 *
 * @param codes M
 * @param rate Monte Carlo rate of these codes
 * @param mutualInformation lower bound of MI
 * @param totalCorrelation KL(q(z) ‖ Π q(z_k)), with q(z) too high
 * @param dimensionWiseKl Σ_k KL(q(z_k) ‖ p(z_k))
 * @param totalCorrelationBounds of the total correlation
 * @param dimensionWiseKlBounds of the dimension-wise KL
 */
public record RateDecomposition(
    int codes,
    Estimate rate,
    Estimate mutualInformation,
    Estimate totalCorrelation,
    Estimate dimensionWiseKl,
    Bracket totalCorrelationBounds,
    Bracket dimensionWiseKlBounds) {

  private static final double LARGEST_WORK = 1e8;

  /** Where an estimate is 0 but for rounding, so is its error: it is then not below 0. */
  public static final double ROUNDING_NATS = 1e-6;

  /** As {@link #of(Posterior, long)}, encoding no more examples than are used. */
  public static RateDecomposition of(Encoder encoder, Matrix x, long noiseSeed) {
    return of(PosteriorBlocks.first(encoder, x, RateDecomposition::codesFor), noiseSeed);
  }

  /**
   * From the first examples of a posterior, as many as {@link #codesFor} says: the first of those
   * that {@link MutualInformation} draws from the same seed.
   *
   * @throws IllegalArgumentException if there are fewer than two, or any is not finite
   */
  public static RateDecomposition of(Posterior posterior, long noiseSeed) {
    Codes codes = Codes.draw(posterior, codesFor(posterior.mean().columns()), noiseSeed);
    int count = codes.count();
    double[] conditional = codes.logConditionals();
    double[] prior = codes.logPriors();
    double[] others = MixtureDensity.logSumsOfOthers(codes);
    MarginalDensities marginals = MarginalDensities.of(codes);
    double[] aggregate = new double[count];
    double[] aggregateOfOthers = new double[count];
    for (int i = 0; i < count; i++) {
      aggregate[i] = LogSum.of(conditional[i], others[i]) - Math.log(count);
      aggregateOfOthers[i] = others[i] - Math.log(count - 1);
    }
    return new RateDecomposition(
        count,
        difference(conditional, prior),
        difference(conditional, aggregate),
        difference(aggregate, marginals.withOwn()),
        difference(marginals.withOwn(), prior),
        bracket(
            difference(aggregateOfOthers, marginals.withOwn()),
            difference(aggregate, marginals.withoutOwn())),
        bracket(difference(marginals.withoutOwn(), prior), difference(marginals.withOwn(), prior)));
  }

  /**
   * M for a latent size d: at most {@value MutualInformation#LARGEST_CODES}, and M²d, the number of
   * exponentials, within 10⁸: 2236 for 20 latents, 39 for 65,536.
   */
  public static int codesFor(int latentSize) {
    return (int)
        Math.min(MutualInformation.codesFor(latentSize), Math.sqrt(LARGEST_WORK / latentSize));
  }

  /**
   * Whether the total correlation is below 0 by more than 3 standard errors. A divergence is never
   * negative, and this estimate is biased upwards: something is wrong with the numbers.
   */
  public boolean isTotalCorrelationNegative() {
    return totalCorrelation.mean() < -3 * totalCorrelation.standardError() - ROUNDING_NATS;
  }

  /** A divergence is at least 0, whatever noise says. */
  private static Bracket bracket(Estimate lower, Estimate upper) {
    double least = Math.max(0, lower.mean());
    return new Bracket(least, Math.max(least, upper.mean()));
  }

  private static Estimate difference(double[] left, double[] right) {
    double[] differences = new double[left.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = left[i] - right[i];
    }
    return Estimate.over(differences);
  }
}
