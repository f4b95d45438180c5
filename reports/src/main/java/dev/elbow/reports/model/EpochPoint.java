package dev.elbow.reports.model;

import java.util.List;

/**
 * A trial after one epoch, in nats per example. A value that is not finite is a gap in the curve.
 *
 * @param epoch from 1
 * @param klPerDimensionNats mean KL of each latent dimension on validation examples; empty if
 *     unknown
 * @param klWeight the weight of the KL in what was trained, β times its schedule
 * @param hiddenRate the share of the rate in dimensions that do not count as active
 * @param generalisationGapNats ELBO on training examples minus ELBO on validation examples
 * @param gradientNorm mean over the epoch's updates, before clipping
 */
public record EpochPoint(
    int epoch,
    double trainElboNats,
    double validElboNats,
    double validDistortionNats,
    double validRateNats,
    int activeUnits,
    double collapseFraction,
    List<Double> klPerDimensionNats,
    double klWeight,
    double hiddenRate,
    double generalisationGapNats,
    double gradientNorm) {
  public EpochPoint {
    klPerDimensionNats = List.copyOf(klPerDimensionNats);
  }
}
