package dev.elbow.core.estimators.latents;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.estimators.Estimate;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.Posterior;
import java.util.List;

/**
 * What a diagonal Gaussian posterior says through its latent dimensions, one by one: who is active,
 * who is collapsed, and how much of the rate the count of active units does not see.
 *
 * <p>A count of active units of 0 does not prove collapse. A_i = 0.01 is a KL of about 0.005 nats,
 * and very many dimensions, each a little used, can carry hundreds of nats: {@link
 * #hiddenRateFraction} tells, and above {@link #HIDDEN_RATE_LIMIT} neither the count nor the
 * collapse fraction is to be believed.
 *
 * @param examples that were summarised
 * @param rate R = KL(q(z|x) ‖ p(z)), exact for every example; the error is over examples
 * @param activities A_i = Var_x(μ_i), unbiased (n − 1), of each dimension; 0 for a single example
 * @param klPerDimensionNats mean KL of each dimension: they sum to the rate
 * @param collapseFraction share of dimensions whose KL is below {@link #EPSILON_NATS} for at least
 *     1 − {@link #DELTA} of the examples (Lucas, Tucker, Grosse and Norouzi 2019, "Don't blame the
 *     ELBO!"; this ε and δ are this product's default, not a published threshold)
 * @param smallestLogVariance smallest ln s² of any dimension of any example
 * @param largestLogVariance largest ln s²
 */
public record LatentSummary(
    int examples,
    Estimate rate,
    List<Double> activities,
    List<Double> klPerDimensionNats,
    double collapseFraction,
    double smallestLogVariance,
    double largestLogVariance) {

  /**
   * A_i above which a dimension counts as active (Burda, Grosse and Salakhutdinov 2016, "Importance
   * weighted autoencoders", section 5.2).
   */
  public static final double ACTIVE_THRESHOLD = 0.01;

  /** KL in nats below which a dimension says nothing of an example. */
  public static final double EPSILON_NATS = 0.01;

  /** Share of examples of which a collapsed dimension may say something. */
  public static final double DELTA = 0.01;

  /**
   * Share of hidden rate above which active units are not to be believed: this product's default,
   * not a published threshold.
   */
  public static final double HIDDEN_RATE_LIMIT = 0.05;

  public LatentSummary {
    activities = List.copyOf(activities);
    klPerDimensionNats = List.copyOf(klPerDimensionNats);
  }

  /** From posteriors that are already there; see {@link LatentAccumulator} for many blocks. */
  public static LatentSummary of(Posterior posterior) {
    LatentAccumulator accumulator = new LatentAccumulator();
    accumulator.add(posterior);
    return accumulator.summary();
  }

  /**
   * Encodes and summarises the rows of {@code x}, a block at a time.
   *
   * @param x [examples x data size], at least one row
   * @param blockRows rows that are encoded at once
   */
  public static LatentSummary of(Encoder encoder, Matrix x, int blockRows) {
    LatentAccumulator accumulator = new LatentAccumulator();
    PosteriorBlocks.forEach(encoder, x, blockRows, accumulator::add);
    return accumulator.summary();
  }

  public int latentSize() {
    return activities.size();
  }

  /** The number of dimensions whose mean moves with the example: A_i &gt; 0.01. */
  public int activeUnits() {
    return (int) activities.stream().filter(LatentSummary::isActive).count();
  }

  /** Active units over the latent size. */
  public double activeFraction() {
    return (double) activeUnits() / latentSize();
  }

  /**
   * The share of the rate in dimensions that do not count as active. It is 0 where the rate is 0:
   * of nothing, nothing is hidden.
   */
  public double hiddenRateFraction() {
    double hidden = 0;
    for (int i = 0; i < latentSize(); i++) {
      hidden += isActive(activities.get(i)) ? 0 : klPerDimensionNats.get(i);
    }
    return rate.mean() == 0 ? 0 : hidden / rate.mean();
  }

  /** Whether so much of the rate is hidden that active units say nothing of collapse. */
  public boolean isDistributedCode() {
    return hiddenRateFraction() > HIDDEN_RATE_LIMIT;
  }

  /** Whether every mean and every variance of every example was finite. */
  public boolean isFinite() {
    return rate.isFinite();
  }

  private static boolean isActive(double activity) {
    return activity > ACTIVE_THRESHOLD;
  }
}
