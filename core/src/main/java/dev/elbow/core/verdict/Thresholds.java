package dev.elbow.core.verdict;

/**
 * Where one verdict ends and another begins. The defaults are this product's own, none of them a
 * published threshold, unless a basis is named; a sweep file can replace each.
 *
 * @param skippedUpdates share of the training steps whose update was skipped, above which a
 *     training diverged; in [0, 1]. Default 0.01: this product's default; skipping updates with a
 *     large gradient is from VDVAE (Child 2021).
 * @param standardErrors how many standard errors a difference must have to count, at least 0: the
 *     ELBO below that of a model without latents, what permuting the latents costs, and the
 *     generalisation gap. Default 3: this product's default.
 * @param minRateNats the rate, in nats per example, below which a posterior is fully collapsed; at
 *     least 0. Default 0.1: this product's default.
 * @param gapShareOfGain the generalisation gap as a share of what the ELBO gains over a model
 *     without latents, above which a model is overfit (if it is significant as well); at least 0.
 *     Default 0.02: this product's default. Burda et al. (2016) call 0.75 nats insignificant and
 *     3.5 significant on MNIST.
 * @param minDensityRatio density of prior samples divided by that of reconstructions, below which
 *     there may be a prior hole; in [0, 1]. Default 0.5: this product's default.
 * @param maxClassifierAccuracy accuracy of a classifier between aggregate posterior and prior,
 *     above which a low density ratio is a prior hole; in [0.5, 1]. Default 0.75: this product's
 *     default.
 * @param maxPcaRadiusAuc area under the curve of the radius in the leading principal components,
 *     aggregate posterior against prior, above which a low density ratio is a prior hole; in [0.5,
 *     1]. Default 0.9: this product's default.
 * @param maxHiddenRate share of the rate in dimensions that count as inactive, above which the
 *     number of active units says nothing; in [0, 1]. Default 0.05: this product's default.
 * @param minActiveFraction active units per latent dimension, below which a posterior is partially
 *     collapsed; in [0, 1]. Default 0.5: this product's default, of the active units of Burda et
 *     al. (2016).
 * @param maxCollapseFraction share of collapsed dimensions, above which a posterior is partially
 *     collapsed; in [0, 1]. Default 0.5: this product's default, of the collapse that Lucas et al.
 *     (2019) define.
 * @param benignStandardErrors how many standard errors the bound L64 may be below the best trial's
 *     for a partial collapse to be benign; at least 0. Default 2: this product's default.
 */
public record Thresholds(
    double skippedUpdates,
    double standardErrors,
    double minRateNats,
    double gapShareOfGain,
    double minDensityRatio,
    double maxClassifierAccuracy,
    double maxPcaRadiusAuc,
    double maxHiddenRate,
    double minActiveFraction,
    double maxCollapseFraction,
    double benignStandardErrors) {

  /** What holds unless a sweep file says otherwise. */
  public static final Thresholds DEFAULT =
      new Thresholds(0.01, 3, 0.1, 0.02, 0.5, 0.75, 0.9, 0.05, 0.5, 0.5, 2);

  public Thresholds {
    checkWithin("skippedUpdates", skippedUpdates, 0, 1);
    checkWithin("standardErrors", standardErrors, 0, Double.MAX_VALUE);
    checkWithin("minRateNats", minRateNats, 0, Double.MAX_VALUE);
    checkWithin("gapShareOfGain", gapShareOfGain, 0, Double.MAX_VALUE);
    checkWithin("minDensityRatio", minDensityRatio, 0, 1);
    checkWithin("maxClassifierAccuracy", maxClassifierAccuracy, 0.5, 1);
    checkWithin("maxPcaRadiusAuc", maxPcaRadiusAuc, 0.5, 1);
    checkWithin("maxHiddenRate", maxHiddenRate, 0, 1);
    checkWithin("minActiveFraction", minActiveFraction, 0, 1);
    checkWithin("maxCollapseFraction", maxCollapseFraction, 0, 1);
    checkWithin("benignStandardErrors", benignStandardErrors, 0, Double.MAX_VALUE);
  }

  private static void checkWithin(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      String range =
          high == Double.MAX_VALUE ? "at least " + low : "in [" + low + ", " + high + "]";
      throw new IllegalArgumentException(name + " must be " + range + ", not " + value);
    }
  }
}
